import { onGitHub } from '../../core/person.ts';
import { type Problem, Refusal } from '../../core/refusal.ts';
import type { Permission } from '../../deploy/ports.ts';
import { type Comment, parseComment } from '../comment-command.ts';
import type { InboxNeeds } from '../deliver.ts';
import type { HintOf } from '../hints.ts';
import { code } from '../render/markdown.ts';
import { actOn } from './act.ts';
import { permissionText, reasonItems, resultText } from './answers.ts';
import { answerFix } from './fix.ts';
import { answerRollback } from './rollback.ts';
import { stateActOf } from './state-acts.ts';
import { statusText } from './status.ts';
import { answerTag } from './tag.ts';
import { isAct, type Target, targetsOf } from './targets.ts';

type Given = Extract<Comment, { kind: 'command' }>;
type Hint = HintOf<'comment'>;
type Reaction = 'rocket' | '-1' | 'confused';
export interface Answer {
  reaction: Reaction;
  reply?: string | undefined;
}

export const mayCommand = (permission: Permission): boolean => permission === 'write' || permission === 'admin';

/** A comment on a pull request: eyes when it is a command, then what came of it as a reaction, and a reply where there is something to say. */
export async function answerComment(needs: InboxNeeds, hint: Hint): Promise<void> {
  const { pulls, log } = needs;
  const comment = parseComment(hint.body, await needs.grammar());
  if (comment.kind === 'ignore') return passOn(needs, hint);
  await pulls.react(hint.repo, hint.comment, 'eyes');
  const { reaction, reply } = await answerTo(needs, hint, comment);
  if (reply !== undefined) await pulls.reply(hint.repo, hint.number, `comment-${hint.comment}`, reply);
  await pulls.react(hint.repo, hint.comment, reaction);
  log.info(
    { repo: hint.repo, pull: hint.number, comment: hint.comment, what: comment.kind, reaction },
    'comment answered',
  );
}

/** Talk among people: who follows the pull request in a chat reads it there. */
const passOn = ({ useCases }: InboxNeeds, { repo, number, comment, login, body }: Hint): Promise<void> =>
  useCases.relayComment({ repo, number, by: onGitHub(login), text: body, cause: String(comment) });

async function answerTo(needs: InboxNeeds, hint: Hint, comment: Exclude<Comment, { kind: 'ignore' }>): Promise<Answer> {
  if (comment.kind === 'help') return { reaction: 'rocket', reply: comment.reply };
  if (comment.kind === 'error') return { reaction: 'confused', reply: comment.reply };
  if (comment.command === 'version')
    return { reaction: 'rocket', reply: (await needs.versions()).map((one) => code(one)).join(', ') };
  if (comment.extra.length > 0 && comment.command !== 'plan' && comment.command !== 'import')
    return {
      reaction: 'confused',
      reply: `Arguments for terraform (${code(`-- ${comment.extra.join(' ')}`)}) are not taken here: they go with ${code('plan')}, and an apply does exactly what was planned.`,
    };
  return runCommand(needs, hint, comment);
}

/** What can be asked for beside what is done to each deploy. */
const OTHERS = ['status', 'rollback', 'tag', 'fix', 'import', 'state'] as const;
const isOther = (command: Given['command']): command is (typeof OTHERS)[number] =>
  (OTHERS as readonly string[]).includes(command);

/** A state is one project's. */
const severalProjects = (targets: readonly Target[]): Problem => ({
  code: 'bad-input',
  field: 'project',
  why: 'this pull request changes several',
  expected: `-p with ${targets.map(({ deploy }) => deploy.project).join(' or ')}`,
});

/** The name that was typed to confirm, where one was. */
const confirmed = ({ flags: { confirm } }: Given): { confirm?: string } =>
  typeof confirm === 'string' ? { confirm } : {};

/** When an apply is wanted, and past what. */
function termsOf({ flags: { at, 'break-glass': breakGlass } }: Given): {
  terms?: { at?: string; breakGlass?: string };
} {
  const terms = { ...(typeof at === 'string' && { at }), ...(typeof breakGlass === 'string' && { breakGlass }) };
  return Object.keys(terms).length > 0 ? { terms } : {};
}

/** Who types a project's name to confirm, and selects nothing, means that project. */
function selectionOf(given: Given): Given {
  const { confirm } = confirmed(given);
  const isOpen = (given.project ?? given.dir ?? given.id) === undefined;
  return isOpen && confirm !== undefined ? { ...given, project: confirm } : given;
}

async function runCommand(needs: InboxNeeds, hint: Hint, given: Given): Promise<Answer> {
  const { useCases, pulls } = needs;
  const { repo, number, login } = hint;
  const permission = await pulls.permission(repo, login);
  if (!mayCommand(permission)) return { reaction: '-1', reply: permissionText(given.command, repo, permission) };
  const { command } = given;
  const asked = isOther(command) || isAct(command) ? command : undefined;
  if (!asked) return { reaction: 'confused', reply: `${code(given.command)} cannot be asked for in a comment.` };
  try {
    if (asked === 'rollback') return await answerRollback(needs, hint, given);
    if (asked === 'tag') return await answerTag(needs, hint, given);
    if (asked === 'fix') return await answerFix(needs, hint, given);
    const wanted = stateActOf(given);
    const writtenAt = new Date(hint.at);
    const by = onGitHub(login);
    const cause = `comment-${hint.comment}`;
    const consented = asked === 'plan' && (await useCases.consentToFork({ repo, number, by, writtenAt, cause }));
    if (consented)
      return {
        reaction: 'rocket',
        reply: `${code(consented.slice(0, 12))} is planned. What is pushed after it needs another ${code('guildops plan')}.`,
      };
    const deploys = await useCases.deploysOfPull(repo, number);
    const targets = await targetsOf(useCases, deploys, asked, selectionOf(given));
    if (wanted && targets.length > 1) throw new Refusal(severalProjects(targets));
    if (asked === 'status') return { reaction: 'rocket', reply: await statusText(needs, targets) };
    const where = `by a comment on #${number}`;
    const results = await actOn(useCases, targets, {
      ...{ act: asked, by, where, writtenAt },
      ...(given.extra.length > 0 && { args: given.extra }),
      ...confirmed(given),
      ...termsOf(given),
      ...(wanted && { state: { act: wanted, cause: hint.comment } }),
    });
    const isRefused = results.some(({ kind }) => kind === 'refused');
    return { reaction: isRefused ? '-1' : 'rocket', reply: resultText(asked, results) };
  } catch (error) {
    if (error instanceof Refusal) return { reaction: '-1', reply: reasonItems(error.problems).join('\n') };
    throw error;
  }
}
