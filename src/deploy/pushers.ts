import { onGitHub, type Person, personAt } from '../core/person.ts';
import type { CommitFacts, Ports, PullFacts } from './ports.ts';

const NO_REPLY = /^(?:\d+\+)?([A-Za-z0-9-]+)@users\.noreply\.github\.com$/;

/**
 * The people behind what is on a branch and not from us: who wrote its commits, and who GitHub says has pushed. What a commit says of
 * its author is anybody's to write, so the one counts beside the other.
 */
export async function pushersOf(
  { pulls }: Pick<Ports, 'pulls'>,
  { repo, number }: Pick<PullFacts, 'repo' | 'number'>,
  commits: readonly CommitFacts[],
  pusher: Person | undefined,
): Promise<Person[]> {
  const foreign = commits.filter(({ ours }) => !ours);
  if (foreign.length === 0) return [];
  const speakForThemselves = foreign.every(({ authorEmail }) => NO_REPLY.test(authorEmail));
  const logins = speakForThemselves ? NOBODY : await pulls.authors(repo, number);
  return together(
    foreign.map((commit) => authorOf(commit, logins)),
    pusher ? [pusher] : [],
  );
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/** GitHub's no-reply address names its account; of any other address GitHub itself may know whose it is. */
function authorOf({ sha, authorEmail, authorName }: CommitFacts, logins: ReadonlyMap<string, string>): Person {
  const login = logins.get(sha) ?? NO_REPLY.exec(authorEmail)?.[1];
  if (login === undefined) return personAt(authorEmail, authorName);
  return onGitHub(login, authorName);
}

/** Each person once. */
export const together = (...people: readonly (readonly Person[])[]): Person[] => [
  ...new Map(people.flat().map((person) => [person.id, person])).values(),
];
