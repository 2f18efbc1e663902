import { type Acceptance, isSaid } from '../core/acceptance.ts';
import type { Drift } from '../core/drift.ts';
import { digestOf } from '../core/ids.ts';
import type { Project } from '../core/project.ts';
import { byHandLines } from './accept-text.ts';
import type { KeptIssue, Ports } from './ports.ts';
import { textBlock } from './text-block.ts';

const LONGEST_TEXT = 30_000;
const MOST_ADDRESSES = 50;

/** Nothing in it can end the block. */
const block = (text: string): string => `\`\`\`diff\n${text.replaceAll('`', "'").slice(0, LONGEST_TEXT)}\n\`\`\``;

/** What the rolling issue of a project says, in Markdown; what terraform printed is in a code block. */
function issueOf({ id }: Pick<Project, 'id'>, { found }: Drift): Omit<KeptIssue, 'mark' | 'number'> {
  const title = `Drift in ${id}`;
  if (!found) return { title, isOpen: false, body: 'What exists is what the state says again.' };
  const { addresses, since, text } = found;
  const more = addresses.length > MOST_ADDRESSES ? [`… and ${addresses.length - MOST_ADDRESSES} more`] : [];
  const body = [
    `What exists of **${id}** is not what the state says, since ${since.toISOString()}: somebody changed it outside, or something changed by itself.`,
    block([...addresses.slice(0, MOST_ADDRESSES), ...more].join('\n')),
    `<details><summary>What differs</summary>\n\n${block(text)}\n\n</details>`,
    `**Back to the code**: \`guildops drift ${id} --fix\` where GuildOps runs, or its button in Discord, opens a pull request whose plan is the way back.`,
    ...keepLines(id, found.acceptance),
    'This issue is kept current and closes by itself when nothing differs any more.',
  ].join('\n\n');
  return { title, isOpen: true, body };
}

/** The other way: what code could say by itself, and what a person has to write. */
function keepLines(id: Project['id'], acceptance: Acceptance | undefined): string[] {
  const own =
    '**Keep it**: say the same in the code, in a pull request of your own; its plan has then nothing left to change.';
  if (!acceptance || isSaid(acceptance)) return [own, ...byHandBlock(acceptance)];
  const button = `**Keep it**: \`guildops drift ${id} --accept\`, or its button in Discord, opens a pull request whose code says what is there.`;
  return [button, ...byHandBlock(acceptance)];
}

const byHandBlock = (acceptance: Acceptance | undefined): string[] =>
  acceptance && acceptance.byHand.length > 0
    ? ['What only a person can write into the code:', textBlock(byHandLines(acceptance.byHand), 'text')]
    : [];

/**
 * Makes the one issue of a project's drift say what is so; nothing is written while that stays the same, and nothing at all where there never
 * was any.
 */
export async function tellDrift(
  { store, pulls, clock }: Pick<Ports, 'store' | 'pulls' | 'clock'>,
  project: Project,
  drift: Drift,
): Promise<void> {
  const mark = `drift:${project.guild}/${project.id}`;
  const key = `${mark}:issue`;
  const [row] = await store.mirrors.of(key);
  if (!row && !drift.found) return;
  const issue = issueOf(project, drift);
  const hash = digestOf(JSON.stringify(issue));
  if (row?.hash === hash) return;
  const known = row && { number: Number(row.remoteId) };
  const number = await pulls.issue(project.repo, { ...issue, mark, ...known });
  if (number !== undefined) await store.mirrors.put({ key, remoteId: String(number), hash, at: clock.now() });
}
