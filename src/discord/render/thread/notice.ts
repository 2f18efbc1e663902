import { type Deploy, isUnapplied } from '../../../core/deploy.ts';
import type { DeployView } from '../../../deploy/ports.ts';
import type { Note } from '../../message.ts';
import type { Translate } from '../../words/t.ts';
import { countsShort } from '../plan-lines.ts';
import { fence, fenced, inline, lines } from '../text.ts';
import { badge } from './badge.ts';
import type { MarkedNote } from './marked-note.ts';

const MAX_INLINE = 1000;
const MAX_FILE = 1_000_000;

/** Terraform's own words: the whole of them, in a file when they are many. */
function quoted(error: string | undefined, file: string): { quote?: string; file?: NonNullable<Note['file']> } {
  if (!error) return {};
  const text = fenced(error);
  return text.length <= MAX_INLINE
    ? { quote: fence(error, MAX_INLINE + 20) }
    : { file: { name: file, text: text.slice(0, MAX_FILE) } };
}

function words({ deploy, progress }: DeployView, t: Translate): { says: string; error?: string } | undefined {
  const { state } = deploy;
  const project = inline(deploy.project, 40);
  if (state.at === 'failed') {
    const error = progress?.error ?? state.reason;
    return { says: `❌ ${t(`thread.${state.during}-failed`, { project })}`, error };
  }
  if (isUnapplied(deploy) && (state.at === 'plan_ready' || (state.at === 'approved' && !state.asked)))
    return { says: `🟣 ${t('thread.unapplied', { project })}` };
  if (state.at !== 'applied' || state.merge.is === 'pending') return undefined;
  const counts = countsShort(state.plan.counts);
  return state.merge.is === 'merged'
    ? { says: `✅ ${t('thread.applied', { project, counts })}` }
    : { says: `⚠️ ${t('thread.applied-only', { project, counts })}` };
}

const pings = ({ requester }: Deploy): readonly string[] => (requester.surface === 'discord' ? [requester.id] : []);

/** One short plain message when a deploy has ended well or badly. It alone may ping, and only who asked for the deploy. */
export function noticeNote(view: DeployView, t: Translate): MarkedNote | undefined {
  const said = words(view, t);
  if (!said) return undefined;
  const { deploy } = view;
  const whom = pings(deploy);
  const { quote, file } = quoted(said.error, `error-${deploy.id}.txt`);
  const mark = `-# ${deploy.id}.${deploy.plans} ${deploy.state.at}`;
  return {
    name: `ping:${deploy.state.at}:${deploy.plans}`,
    mark,
    note: {
      content: lines(
        `${whom.map((id) => `<@${id}> `).join('')}${said.says}`,
        quote,
        view.runPage && `[${t('lobby.run-page')}](${view.runPage})`,
        `${mark}${badge(view.sandbox)}`,
      ),
      ...(file && { file }),
      pings: whom,
    },
  };
}
