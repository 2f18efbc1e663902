import { randomBytes } from 'node:crypto';
import type { Deploy } from '../../core/deploy.ts';
import type { RunId } from '../../core/ids.ts';
import { Paused } from '../../core/paused.ts';
import type { Problem } from '../../core/refusal.ts';
import { Refusal, refuseIf } from '../../core/refusal.ts';
import type { Validation } from '../../core/validation.ts';
import { known, lacks, projectOf, roleIn } from '../authority.ts';
import type { JobContext } from '../give-up.ts';
import type { Ports, Task } from '../ports.ts';
import { queueValidation } from '../record.ts';
import { runProject } from '../run-project.ts';
import type { DraftUseCases } from '../use-cases/drafts.ts';
import { treeToValidate } from './tree-to-validate.ts';
import { planIn } from './validated-plan.ts';

/** About a minute of attempts: what has not passed by then is told. */
const LAST_ATTEMPT = 4;

/**
 * What a deploy would do, without a pull request and without a push: what is known of this very tree, or undefined while a job looks. When it
 * has looked, whoever asked is answered again.
 * @throws Refusal as the request or its plan would be refused
 */
export async function validate(
  ports: Ports,
  { deploy: id, by: actor, item }: Parameters<DraftUseCases['validate']>[0],
): Promise<Validation | undefined> {
  const { store } = ports;
  const deploy = await store.deploys.get(id);
  const by = await known(store, actor);
  refuseIf(lacks(await roleIn(store, ports, by, deploy), 'user', `validate ${id}`));
  const found = await store.validations.find(id);
  if (found?.item === item) return found;
  const { tree } = await treeToValidate(ports, deploy, await projectOf(store, deploy.guild, deploy.project));
  if (found && isUsable(ports, found, tree)) return found;
  await store.transaction((tables) => queueValidation(tables, deploy, item));
  return undefined;
}

/** What exists may have changed since: a look is as good as a draft is young. What failed for a reason outside of the code is tried again. */
function isUsable({ clock, rules }: Pick<Ports, 'clock' | 'rules'>, found: Validation, tree: string): boolean {
  const ageMs = clock.now().getTime() - found.at.getTime();
  const isOfCode = !found.refused && (found.failedAt === undefined || found.failedAt === 'validate');
  return found.tree === tree && isOfCode && ageMs < rules.draftMinutes * 60_000;
}

/**
 * The job of it. It only reads: dying before the result is stored, it looks again; after that, the one who asked is answered by the job that
 * was stored with the result.
 */
export async function validateDeploy(
  ports: Ports,
  { deploy: id, item }: Extract<Task, { task: 'validate' }>,
  { attempt, signal }: JobContext,
): Promise<void> {
  const deploy = await ports.store.deploys.find(id);
  if (!deploy) return;
  try {
    await keep(ports, await look(ports, deploy, item), item);
  } catch (error) {
    const isTold = error instanceof Refusal || (attempt >= LAST_ATTEMPT && !signal?.aborted);
    if (!isTold || error instanceof Paused) throw error;
    await keep(ports, refusedLook(deploy, item, problemsOf(ports, error), ports.clock.now()), item);
  }
}

async function look(ports: Ports, deploy: Deploy, item: string): Promise<Validation> {
  const { store, repositories, engine, clock } = ports;
  const project = await projectOf(store, deploy.guild, deploy.project);
  await repositories.refresh(project.repo);
  const { tree, base } = await treeToValidate(ports, deploy, project);
  const before = await store.validations.find(deploy.id);
  if (before && isUsable(ports, before, tree)) return before;
  const run = `${deploy.id}-${deploy.revision}-check`.toLowerCase() as RunId;
  const args = deploy.planArgs && (await store.plans.args(deploy.id));
  const task = { run, project: runProject(project), tree, handMade: deploy.pushers.length > 0 };
  const outcome = await engine.check({ ...task, ...(args && { args }) });
  const about = { deploy: deploy.id, tree, base, item, at: clock.now() };
  const files = await repositories.files(project.repo, tree, project.directory);
  await engine.forget(run);
  if (outcome.kind === 'refused') return { ...about, ...NOTHING, refused: outcome.problems };
  const { kind: _, planned, ...said } = outcome;
  const plan = planned && planIn(planned, { project, deploy, files, today: about.at.toISOString().slice(0, 10) });
  return { ...about, ...said, ...(plan && { plan }) };
}

const NOTHING = { unformatted: [], errors: [], warnings: [] };

/** A look that came to nothing belongs to who asked for it, and to no tree. */
function refusedLook(deploy: Deploy, item: string, refused: readonly Problem[], at: Date): Validation {
  const none = '' as Validation['tree'];
  return { deploy: deploy.id, tree: none, base: none, item, at, ...NOTHING, refused };
}

function problemsOf({ log }: Pick<Ports, 'log'>, error: unknown): readonly Problem[] {
  if (error instanceof Refusal) return error.problems;
  const reference = randomBytes(4).toString('hex');
  log.error({ reference, err: error }, 'a validation was given up');
  return [{ code: 'fault', reference }];
}

/** The result, and the job that answers with it, in one. */
async function keep({ store }: Pick<Ports, 'store'>, validation: Validation, item: string): Promise<void> {
  await store.transaction(async ({ validations, jobs }) => {
    await validations.put({ ...validation, item });
    await jobs.add({ task: 'inbox', item }, { key: `inbox:${item}` });
  });
}
