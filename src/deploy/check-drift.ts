import type { Acceptance } from '../core/acceptance.ts';
import type { Drift, DriftFound } from '../core/drift.ts';
import { explain } from '../core/explain.ts';
import type { GuildId, ProjectId, RunId } from '../core/ids.ts';
import { driftedIn } from '../core/plan-json/drift.ts';
import { type Project, stateIdOf } from '../core/project.ts';
import { acceptanceOf } from '../generators/accept/accept.ts';
import { literalEdits } from './literal-edits.ts';
import { queueDriftMirror } from './mirror-drift.ts';
import type { PlanOutcome, Ports } from './ports.ts';
import { type ProjectAtBase, projectAtBase } from './project-tree.ts';
import { runProject } from './run-project.ts';

/** While a deploy holds the lock there is nothing to check; it is tried again after this. */
const LATER_MS = 3_600_000;

type Which = { guild: GuildId; project: ProjectId };

/** After applies and plans: people never wait for a check that has not begun. */
const PRIORITY = 10;

/** A check of one project, in the queue of its state, so that it runs beside no plan and no apply of it. */
export const queueDriftCheck = (
  { jobs }: Pick<Ports['store'], 'jobs'>,
  project: Project,
  runAt: Date,
): Promise<void> => {
  const { guild, id, repo: share } = project;
  const options = { queue: `state:${stateIdOf(project)}`, share, runAt, priority: PRIORITY, maxAttempts: 3 };
  return jobs.add({ task: 'drift-check', guild, project: id }, { key: `drift:${guild}/${id}`, ...options });
};

/**
 * Looks whether what exists is what the state says, by a plan that only refreshes and is thrown away. Takes terraform's lock for that moment;
 * while a deploy holds ours nothing is done and the check comes back later. What was known before stays where the look fails.
 */
export async function checkDrift(ports: Ports, { guild, project: id }: Which): Promise<void> {
  const project = await ports.store.projects.find(guild, id);
  if (!project) return;
  const later = () => queueDriftCheck(ports.store, project, new Date(ports.clock.now().getTime() + LATER_MS));
  if (await isBusy(ports, project)) return later();
  await ports.repositories.refresh(project.repo);
  const atBase = await projectAtBase(ports, project);
  const { base } = atBase;
  if (!base) return;
  const run = `drift-${stateIdOf(project)}` as RunId;
  const handMade = project.found !== undefined;
  const task = { run, project: runProject(project), tree: base, handMade, args: ['-refresh-only'] };
  const outcome = await ports.engine.plan(task);
  await ports.engine.forget(run);
  if (await isBusy(ports, project)) return later(); // somebody began meanwhile: what was seen may be half of theirs
  const before = await ports.store.drifts.find(guild, id);
  const after = driftAfter({ guild, project: id }, lookOf(outcome, project, atBase, ports), before, ports.clock.now());
  await ports.store.transaction(async (tables) => {
    await tables.drifts.put(after);
    await queueDriftMirror(tables, { guild, project: id });
  });
  tell(ports, before, after);
}

const isBusy = async ({ store }: Pick<Ports, 'store'>, project: Project): Promise<boolean> =>
  (await store.locks.of(stateIdOf(project))) !== undefined;

/** What a look came to: what differs, nothing, or why it failed. */
type Look = Pick<DriftFound, 'changes' | 'addresses' | 'text' | 'acceptance'> | { failed: string } | undefined;

function lookOf(
  outcome: PlanOutcome,
  project: Project,
  { files, resources }: ProjectAtBase,
  { log }: Pick<Ports, 'log'>,
): Look {
  if (outcome.kind === 'failed') return { failed: outcome.output };
  if (outcome.kind === 'refused')
    return { failed: outcome.problems.map((problem) => explain(problem).what).join('\n') };
  const addresses = driftedIn(outcome.json);
  if (addresses.length === 0) return undefined;
  const { changes, text, json } = outcome;
  const acceptance = acceptable(() =>
    project.found ? literalEdits(json, project, files) : acceptanceOf(json, { project, resources }),
  );
  if (acceptance instanceof Error) log.warn({ project: project.id, err: acceptance }, 'drift cannot be accepted');
  return { changes, addresses, text, ...(acceptance && !(acceptance instanceof Error) && { acceptance }) };
}

/** Reading what a cloud says back may fail in ways nobody has thought of: then there is drift all the same, and it is told. */
function acceptable(work: () => Acceptance): Acceptance | Error {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function driftAfter(which: Which, look: Look, before: Drift | undefined, checkedAt: Date): Drift {
  const known = before?.found;
  const ended = known?.began ?? before?.ended;
  const over = ended && { ended };
  if (look === undefined) return { ...which, checkedAt, ...over };
  if ('failed' in look)
    return {
      ...which,
      checkedAt,
      failed: look.failed,
      ...(known ? { found: known } : before?.ended && { ended: before.ended }),
    };
  const since = known?.changes === look.changes ? known.since : checkedAt;
  return { ...which, checkedAt, found: { ...look, since, began: known?.began ?? checkedAt } };
}

/** Once when it is found, once when it is gone; nothing while it stays as it is. */
function tell({ log }: Pick<Ports, 'log'>, before: Drift | undefined, { project, found, failed }: Drift): void {
  if (failed !== undefined) log.warn({ project, failed }, 'drift could not be looked for');
  else if (found && found.changes !== before?.found?.changes)
    log.warn({ project, addresses: found.addresses }, 'drift found');
  else if (!found && before?.found) log.info({ project }, 'drift is gone');
}
