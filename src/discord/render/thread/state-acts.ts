import { actText, changesState } from '../../../core/state-act.ts';
import type { DeployView, ShownAct } from '../../../deploy/ports.ts';
import type { Translate } from '../../words/t.ts';
import { person } from '../people.ts';
import { inline, lines, time } from '../text.ts';
import { badge } from './badge.ts';
import type { MarkedNote } from './marked-note.ts';

/** What somebody had done with the state itself, by a comment on the pull request: a message each, which then says how it ended. */
export const stateActNotes = ({ stateActs = [], sandbox }: DeployView, t: Translate): MarkedNote[] =>
  stateActs.map((shown) => {
    const mark = `-# state ${shown.run}`;
    return { name: `state:${shown.run}`, mark, note: { content: lines(words(shown, t), `${mark}${badge(sandbox)}`) } };
  });

function words({ act, by, at, ok }: ShownAct, t: Translate): string {
  const asked = { person: person(by, t), when: time(at), what: inline(actText(act), 300) };
  const what = `🛠️ ${t('thread.state-asked', asked)}`;
  if (ok === undefined) return `${what}: ${t('thread.state-underway')}`;
  if (!ok) return `${what}: ${t('thread.state-failed')}`;
  return `${what}: ${t('thread.state-done')}${changesState(act) ? ` ${t('thread.state-void')}` : ''}`;
}
