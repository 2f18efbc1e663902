import { titleOf } from '../../catalog/clouds.ts';
import { parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { asksForKey } from '../../counsel/asks-for-key.ts';
import { words } from '../answer.ts';
import type { ClickContext, OpeningClick, StoredClick } from '../click.ts';
import { clickId } from '../click-id.ts';
import { lobbyLink } from '../context.ts';
import type { Card } from '../message.ts';
import { formComponents } from '../opening/form.ts';
import { done } from '../render/answers.ts';
import { button, buttons, row, select, text } from '../render/components.ts';
import { code, label } from '../render/text.ts';
import { withControls } from '../view.ts';
import { adviceView } from '../views/advice.ts';

const KEY = 'ssh_public_key';

/** One advice of the list, in the list's place. */
export const adviceOpen: StoredClick = {
  action: 'advice-open',
  style: 'replace',
  handle: async (context) => {
    const [id = ''] = context.asked.kind === 'component' ? context.asked.values : [];
    const args = ['1', id];
    return withControls(adviceView, args, await adviceView.draw(context, args), context.t);
  },
};

const counselOf = ({ asked, by, needs, id: { args } }: ClickContext) =>
  needs.useCases.counselOf({ guild: asked.guild, by, id: args[0] ?? '' });

/** Asks in which project a deploy is to begin: one on a cloud that the advice is about. */
export const adviceStart: StoredClick = {
  action: 'advice-start',
  style: 'reply',
  handle: async (context) => {
    const { asked, needs, t } = context;
    const { id, recommendation } = await counselOf(context);
    const clouds = recommendation.candidates.map(({ provider }) => provider);
    const all = await needs.useCases.listProjects(asked.guild);
    const fitting = all.filter(({ provider, found }) => !found && clouds.includes(provider));
    if (fitting.length === 0) return words(t('advice.no-project', { clouds: clouds.map(titleOf).join(', ') }));
    const options = fitting.map((one) => ({
      ...{ value: one.id, label: one.id, description: `${titleOf(one.provider)} · ${one.region} · ${one.environment}` },
    }));
    return {
      components: [
        text(t('advice.where')),
        row(select(clickId('advice-project', id), t('advice.choose-project'), options)),
      ],
    };
  },
};

/** Opens the draft in the project that was chosen, or asks for what it cannot begin without. */
export const adviceProject: StoredClick = {
  action: 'advice-project',
  style: 'replace',
  handle: async (context) => {
    const { asked, needs, t } = context;
    const [typed = ''] = asked.kind === 'component' ? asked.values : [];
    const { id, recommendation } = await counselOf(context);
    const project = (await needs.useCases.listProjects(asked.guild)).find((one) => one.id === typed);
    if (!project || !asksForKey(recommendation.blueprint, project.provider)) return begin(context, typed);
    return {
      components: [
        text(t('advice.key')),
        ...buttons(
          button({ id: clickId('advice-key', id, project.id), text: t('advice.key-button'), style: 'primary' }),
        ),
      ],
    };
  },
};

export const adviceKey: OpeningClick = {
  action: 'advice-key',
  form: ({ args: [id = '', project = ''] }, t) => ({
    title: label(t('advice.key-title'), 45),
    custom_id: clickId('advice-begin', id, project),
    components: formComponents([
      {
        ...{ id: KEY, label: t('advice.key-title'), placeholder: 'ssh-ed25519 AAAAC3NzaC1lZDI1…' },
        ...{ type: 'text', required: true, maxLength: 1_500, isLong: true },
      },
    ]),
  }),
};

export const adviceBegin: StoredClick = {
  action: 'advice-begin',
  style: 'reply',
  handle: async (context) => {
    const { asked, id } = context;
    if (asked.kind !== 'form') throw new Refusal({ code: 'stale-card' });
    return begin(context, id.args[1] ?? '', { [KEY]: String(asked.fields[KEY] ?? '').trim() });
  },
};

/** A draft with everything that was recommended, and the way to its card. */
async function begin(context: ClickContext, typed: string, answers?: Readonly<Record<string, string>>): Promise<Card> {
  const { asked, by, cause, needs, t, id } = context;
  const project = parseProjectId(typed);
  if (!project) throw new Refusal({ code: 'no-such', what: 'project', id: typed });
  const { guild, channel } = asked;
  const { deploy } = await needs.useCases.startFromCounsel({
    ...{ guild, by, id: id.args[0] ?? '', project, channel, cause },
    ...(answers && { answers }),
  });
  await needs.refresh(deploy.id);
  const count = deploy.deltas.length;
  return done(t('advice.started', { deploy: code(deploy.id), count, channel }), {
    url: await lobbyLink(context, deploy),
  });
}
