import { announceCheck } from './events/check-events.ts';
import { type Hub, repositoryOf } from './hub.ts';
import type { ForeignCheck } from './sandbox.ts';

/** A check run of another App, which ours hears of like of its own. A later one of the same name takes its place. */
export function checkOfAnotherApp(
  hub: Hub,
  fullName: string,
  headSha: string,
  { name, conclusion, app: id = 777 }: ForeignCheck,
): void {
  const repo = repositoryOf(hub, fullName);
  const now = hub.now();
  const run = {
    ...{ id: hub.nextId(), app: { id, slug: `app-${id}` }, headSha, name, startedAt: now },
    ...{ status: conclusion ? ('completed' as const) : ('in_progress' as const), conclusion: conclusion ?? null },
    ...{ completedAt: conclusion ? now : null, detailsUrl: null, externalId: '', output: null, actions: [] },
  };
  repo.checkRuns.set(run.id, run);
  const by = hub.accounts.add(`app-${id}[bot]`, 'Bot');
  announceCheck(hub, repo, run, { action: conclusion ? 'completed' : 'created', by });
  hub.changes.announce();
}
