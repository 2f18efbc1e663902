import { actText, changesState } from '../../../core/state-act.ts';
import type { DeployView, ShownAct } from '../../../deploy/ports.ts';
import { person } from '../people.ts';
import { inline, lines, time } from '../text.ts';
import { badge } from './badge.ts';
import type { MarkedNote } from './marked-note.ts';

/** What somebody had done with the state itself, by a comment on the pull request: a message each, which then says how it ended. */
export const stateActNotes = ({ stateActs = [], sandbox }: DeployView): MarkedNote[] =>
  stateActs.map((shown) => {
    const mark = `-# state ${shown.run}`;
    return { name: `state:${shown.run}`, mark, note: { content: lines(words(shown), `${mark}${badge(sandbox)}`) } };
  });

function words({ act, by, at, ok }: ShownAct): string {
  const what = `🛠️ ${person(by)} asked ${time(at)} on the pull request for ${inline(actText(act), 300)}`;
  if (ok === undefined) return `${what}: it is underway.`;
  if (!ok) return `${what}: ❌ it failed; the pull request says why.`;
  return `${what}: ✅ it is done.${changesState(act) ? ' The plan before is void; a new one follows.' : ''}`;
}
