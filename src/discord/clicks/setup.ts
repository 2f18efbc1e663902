import { Refusal } from '../../core/refusal.ts';
import type { SettingsChange } from '../../deploy/views/choose-settings.ts';
import type { ClickContext, StoredClick } from '../click.ts';
import { setupCard } from '../render/setup.ts';

/** What a menu of the panel sets, by the word in its id. */
const CHOICES = {
  deploychannel: 'deployChannel',
  auditchannel: 'auditChannel',
  approverschannel: 'approversChannel',
  approverrole: 'approverRole',
} as const;

const isChoice = (word: string): word is keyof typeof CHOICES => Object.hasOwn(CHOICES, word);

/** Makes the change and draws the panel anew, in the place of the one that was clicked. */
const panel = (action: string, changeOf: (context: ClickContext) => SettingsChange): StoredClick => ({
  action,
  style: 'replace',
  handle: async (context) => {
    const { asked, by, needs } = context;
    const { guild, mayManage } = asked;
    const settings = await needs.useCases.chooseSettings({ guild, by, mayManage, change: changeOf(context) });
    return setupCard(context, settings);
  },
});

function chosen({ id, asked }: ClickContext): SettingsChange {
  const [word = ''] = id.args;
  if (!isChoice(word) || asked.kind !== 'component') throw new Refusal({ code: 'stale-card' });
  const [to] = asked.values;
  if (to !== undefined && !/^\d{17,20}$/.test(to)) throw new Refusal({ code: 'stale-card' });
  return { set: CHOICES[word], to };
}

export const setupClicks: readonly StoredClick[] = [
  panel('setup', chosen),
  panel('setup-test', ({ cause }) => ({ set: 'test', cause })),
  panel('setup-alerts', ({ id }) => ({ set: 'subscribed', to: id.args[0] === 'on' })),
  panel('setup-again', () => ({ set: 'nothing' })),
];
