import type { Person } from '../core/person.ts';
import type { CommitFacts } from './ports.ts';

/** People whose commits are on the branch. GitHub's no-reply address proves a login; any other address is a person of its own. */
export function pushersOf(commits: readonly CommitFacts[]): Person[] {
  const people = commits
    .filter(({ ours }) => !ours)
    .map(({ authorName, authorEmail }): Person => {
      const login = /^(?:\d+\+)?([A-Za-z0-9-]+)@users\.noreply\.github\.com$/.exec(authorEmail)?.[1];
      return {
        surface: 'github',
        id: login?.toLowerCase() ?? `email:${authorEmail.toLowerCase()}`,
        name: authorName,
        roles: [],
      };
    });
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
