import { type Deploy, isWithheld } from '../core/deploy.ts';
import type { StateName } from '../core/deploy-state.ts';
import type { Role } from '../core/governance.ts';
import type { RunId } from '../core/ids.ts';
import type { ResourceChange } from '../core/plan.ts';
import type { Project } from '../core/project.ts';
import { type Problem, Refusal, refuseIf } from '../core/refusal.ts';
import { type AuditedAct, actText, changesState, isAudited, type StateAct } from '../core/state-act.ts';
import { approvalRule } from '../policy/approvals.ts';
import { beyondRights, type PlanPlace } from '../policy/plan.ts';
import type { Rights } from '../policy/rights.ts';
import { known, lacks, permissionOf, projectOf, rightsFor, unconfirmed } from './authority.ts';
import type { Ports, Tables } from './ports.ts';
import { queueState, record } from './record.ts';
import type { UseCases } from './use-cases.ts';

type Asked = Parameters<UseCases['askState']>[0];

/** One run for one ask, however often it is delivered. */
const runOf = ({ id }: Deploy, cause: number): RunId => `${id}-s${cause}-state`.toLowerCase() as RunId;

/**
 * Asks for a look into the state of a deploy's project, or for a change of it. A change is refused while a run holds the lock, is in the audit
 * trail, and voids the plan that there is; the answer comes as a comment of its own.
 * @throws Refusal `not-confirmed` without the name of the project, where something is taken away
 */
export async function askState(ports: Ports, asked: Asked): Promise<Deploy> {
  const { deploy: id, by: actor, act, confirm, cause } = asked;
  const permission = await permissionOf(ports, actor, (await ports.store.deploys.get(id)).repo);
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const run = runOf(deploy, cause);
    if (isAudited(act) && (await wasAsked(tables, deploy, run))) return deploy;
    const by = await known(tables, actor);
    const rights = await rightsFor(tables, ports, by, deploy, permission);
    const project = await projectOf(tables, deploy.guild, deploy.project);
    refuseIf([
      ...rightProblems(rights, act, project),
      ...bucketProblems(rights.role, act, project),
      ...(act.do === 'rm' || act.do === 'unlock' ? unconfirmed(deploy, confirm, dangerOf(act, deploy)) : []),
      ...(await busyProblems(tables, deploy, act)),
    ]);
    if (changesState(act)) await takeLock(tables, deploy, ports.clock.now());
    await queueState(tables, deploy, { run, act });
    return isAudited(act) ? record(tables, deploy, { kind: 'state-asked', by, act, run }, ports.clock.now()) : deploy;
  });
}

const wasAsked = async ({ deploys }: Pick<Tables, 'deploys'>, { id }: Deploy, run: RunId): Promise<boolean> =>
  (await deploys.events(id)).some(({ event }) => event.kind === 'state-asked' && event.run === run);

/** What is brought under terraform counts as made, what is taken out of the state as deleted. */
function rightProblems(rights: Rights, act: StateAct, place: PlanPlace): Problem[] {
  if (act.do === 'import') return beyondRights(rights, [changeOf(act.address, 'create')], place);
  if (act.do === 'rm')
    return beyondRights(
      rights,
      act.addresses.map((address) => changeOf(address, 'forget')),
      place,
    );
  const { role } = rights;
  return act.do === 'unlock'
    ? lacks(role, 'admin', 'remove a lock that terraform left')
    : lacks(role, 'user', 'look into the state');
}

/**
 * In a bucket a state is written with the credentials of an apply, and the code of the branch runs beside them: where others have to approve
 * an apply, that is an administrator's to ask for.
 */
const bucketProblems = (role: Role | undefined, act: StateAct, { backend, environment }: Project): Problem[] =>
  changesState(act) && backend.kind !== 'http' && approvalRule(environment).othersOnly
    ? lacks(role, 'admin', 'change a state in a bucket before the branch is approved')
    : [];

/** `module.a.aws_instance.web["x"]` is of type `aws_instance`; a module as a whole of none that anybody may delete lightly. */
function changeOf(address: string, action: ResourceChange['action']): ResourceChange {
  const [type = ''] = address.replace(/^(?:module\.[\w-]+(?:\[[^\]]*\])?\.?)*/, '').split('.');
  return { address, type, action, forcedBy: [] };
}

const dangerOf = (act: AuditedAct, { project }: Deploy): string =>
  act.do === 'unlock'
    ? `This removes the lock ${act.lock} of ${project}. If its run still lives, two runs may write the state at once.`
    : `This takes ${act.do === 'rm' ? act.addresses.join(', ') : act.address} out of the state of ${project}: it lives on, and the next plan of code that has it makes it once more.`;

/** The reasons why it cannot be now. */
async function busyProblems({ runs }: Pick<Tables, 'runs'>, deploy: Deploy, act: StateAct): Promise<Problem[]> {
  const { state, stateId, stateAct } = deploy;
  if (!isAudited(act)) return state.at === 'draft' || !deploy.pull ? [notNow(deploy)] : [];
  if (stateAct) return [{ code: 'state-busy', what: actText(stateAct.act) }];
  const [living] = (await runs.open()).filter((run) => run.stateId === stateId);
  if (living) return [{ code: 'state-busy', what: `the ${living.kind} of deploy ${living.deploy}` }];
  return closedProblems(deploy, act);
}

/** A change of the state belongs to a deploy that is underway. */
export const closedProblems = (deploy: Deploy, act: StateAct): Problem[] =>
  !changesState(act) || isWithheld(deploy) || OPEN.includes(deploy.state.at) ? [] : [notNow(deploy)];
const OPEN: readonly StateName[] = ['validating', 'plan_ready', 'approved', 'failed'];

const notNow = ({ state }: Deploy): Problem => ({ code: 'not-now', state: state.at, wanted: 'changed' });

async function takeLock({ locks }: Pick<Tables, 'locks'>, { id, stateId }: Deploy, at: Date): Promise<void> {
  const { holder } = await locks.take(stateId, id, at);
  if (holder !== id) throw new Refusal({ code: 'locked', holder });
}
