import { posix } from 'node:path';
import { acceleratorsOfPlan } from '../catalog/accelerators.ts';
import { sizesOfPlan, usageOfPlan } from '../catalog/usage.ts';
import type { Deploy } from '../core/deploy.ts';
import { type Digest, digestOf, planId } from '../core/ids.ts';
import { canonicalJson } from '../core/json.ts';
import { personKey } from '../core/limit.ts';
import type { PlanSummary, ResourceChange } from '../core/plan.ts';
import { driftIn } from '../core/plan-json/drift.ts';
import { type PlanJson, parsePlanJson, resourcesOf } from '../core/plan-json/parse.ts';
import { summarisePlan } from '../core/plan-json/summarise.ts';
import type { Project } from '../core/project.ts';
import { largerUsage, mergeRegional, type Regional, regionalOf, sharesOf, sumUsage, totalOf } from '../core/quota.ts';
import type { Suggestion } from '../core/review.ts';
import { detailsOf } from '../cost/details.ts';
import { costingsOfPlan, regionsOfPlan, sumOf } from '../cost/plan-cost.ts';
import { savingsFor } from '../cost/savings.ts';
import { isOurs } from '../generators/ownership.ts';
import { crossingsOf } from '../policy/budget.ts';
import { judgePlan, passesLimit } from '../policy/plan.ts';
import type { Rights } from '../policy/rights.ts';
import { keptFindings, keptReview } from '../review/kept.ts';
import { madeBefore } from '../review/made-before.ts';
import { reviewPlan } from '../review/review-plan.ts';
import { alertBudgets } from './limits/alert-budgets.ts';
import { notePresent } from './limits/count-present.ts';
import { loadOf } from './limits/load-of.ts';
import { judgeParsed, policiesOf, withPolicies } from './policies/judge.ts';
import type { PlanOutcome, Ports, Tables } from './ports.ts';
import { ownSpending } from './rights/own-spending.ts';

export type Planned = Extract<PlanOutcome, { kind: 'planned' }>;

/** Changes with where they are, and with what the catalog knows of the machines in them. */
function withMachines(changes: readonly ResourceChange[], plan: PlanJson, project: Project): ResourceChange[] {
  const [sizes, accelerators] = [sizesOfPlan(plan), acceleratorsOfPlan(plan)];
  const regionOf = regionsOfPlan(plan, project);
  const regions = new Map(
    [...resourcesOf(plan, 'prior'), ...resourcesOf(plan, 'planned')].map((one) => [one.address, regionOf(one)]),
  );
  return changes.map((change) => {
    const [size, accelerator] = [sizes.get(change.address), accelerators.get(change.address)];
    const region = regions.get(change.address);
    const isElsewhere = region !== undefined && region !== project.region;
    return {
      ...{ ...change, ...(size && { size }), ...(accelerator && { accelerator }) },
      ...(isElsewhere && { region }),
    };
  });
}

interface PlannedTree extends Pick<PlanSummary, 'head' | 'base' | 'tree'> {
  project: Project;
  announced?: PlanSummary['announced'];
  hook?: PlanSummary['hook'];
  /** The project's folder in that tree. */
  files: ReadonlyMap<string, string>;
  /** The same before the change. */
  filesBefore: ReadonlyMap<string, string>;
  /** The same at the head of the pull request, which people see. */
  filesShown: ReadonlyMap<string, string>;
}

/** The light half of a plan with what the rules say of it; what it adds is reserved in the same write. */
export async function summaryOf(
  tables: Tables,
  { clock }: Pick<Ports, 'clock'>,
  deploy: Deploy,
  { project, head, base, tree, announced, hook, files, filesBefore, filesShown }: PlannedTree,
  { file, json, engine, changes, on }: Planned,
  rights: Rights,
): Promise<PlanSummary> {
  const { planArgs: args } = deploy;
  const parsed = parsePlanJson(json);
  const { counts, resources: changed, outputs } = summarisePlan(parsed);
  const resources = withMachines(changed, parsed, project);
  const cost = costOf(parsed, project, deploy);
  const plannedAt = clock.now();
  const wanted = usageOfPlan(parsed, regionsOfPlan(parsed, project));
  // What a broken-off apply has made stays reserved below: counted as present, too, it would count twice.
  if (!deploy.halfApplied)
    await notePresent(tables, project, { before: wanted.before, beforeUsd: cost.beforeUsd, at: plannedAt });
  const { regional, addedUsd } = await withHalfApplied(tables, deploy, {
    regional: wanted.added,
    addedUsd: cost.afterUsd - cost.beforeUsd,
  });
  const { guild, requester: by } = deploy;
  const shares = sharesOf(regional, { project: project.id, by: personKey(by) });
  const asking = { project, by, deploy: deploy.id, wanted: shares, addedUsd };
  const { load, spending } = await loadOf(tables, asking, plannedAt);
  const spentUsd = await ownSpending(tables, rights, { guild, by, except: deploy.id, now: plannedAt });
  const place = { region: project.region, own: { spentUsd, addedUsd } };
  const verdict = judgePlan({ rights, place, resources, load, spending });
  const isDenied = !deploy.halfApplied && passesLimit(verdict);
  await tables.ledger.reserve({
    ...{ deploy: deploy.id, guild, project: project.id, usage: totalOf(regional), shares, addedUsd },
    ...(isDenied && { isDenied }),
  });
  await alertBudgets(tables, guild, plannedAt);
  const crossings = crossingsOf(spending);
  const reviewed = reviewPlan(json, {
    ...{ environment: project.environment, cost, today: plannedAt.toISOString().slice(0, 10) },
    files: inFolder(files, project.directory),
    filesBefore: inFolder(filesBefore, project.directory),
    filesShown: inFolder(filesShown, project.directory),
    ...budgetOf(project),
  });
  const found = keptFindings(reviewed.findings);
  const findings = [...madeBefore(resources, deploy.unrecorded), ...found];
  const policies = await policiesOf(tables, guild);
  const asker = { project, roles: [rights.role], now: plannedAt };
  const outcome = judgeParsed(policies, asker, parsed, { cost, findings });
  const summary: PlanSummary = {
    id: planId(deploy.id, deploy.plans),
    n: deploy.plans,
    head,
    base,
    tree,
    planFile: digestOf(file),
    changes: approvable(changes, args),
    ...(args && { args }),
    ...(on && { on }),
    counts,
    resources,
    ...(announced && { announced }),
    outputs,
    ...(driftIn(parsed).length > 0 && { refreshes: true as const }),
    cost,
    usage: sumUsage(wanted.after.map(({ usage }) => usage)),
    verdict,
    findings,
    ...keptReview({ ...reviewed, suggestions: withOrigin(reviewed.suggestions, files, project) }),
    ...(hook && { hook }),
    ...(crossings.length > 0 && { crossings }),
    engine,
    plannedAt,
  };
  return withPolicies(summary, { project, policies, outcome, now: plannedAt });
}

/** Which of them are in files that GuildOps writes. */
const withOrigin = (
  suggestions: readonly Suggestion[],
  files: ReadonlyMap<string, string>,
  { directory }: Pick<Project, 'directory'>,
): Suggestion[] =>
  suggestions.map((one) =>
    isOurs(files, posix.join(directory, one.file)) ? { ...one, isGenerated: true as const } : one,
  );

/** The same files by their path from the folder, where terraform runs. */
export const inFolder = (files: ReadonlyMap<string, string>, folder: string) =>
  new Map(
    [...files].map(([path, text]) => [path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path, text]),
  );

export const budgetOf = ({ budgetUsd }: Project) => (budgetUsd === undefined ? {} : { budgetUsd });

/** A plan that other arguments were passed on to is another one to approve, whatever it changes. */
const approvable = (changes: Digest, args: Deploy['planArgs']): Digest =>
  args ? digestOf(canonicalJson([changes, args])) : changes;

/** What a plan costs, what is behind it, and what would be cheaper of what was asked for. */
export function costOf(plan: PlanJson, project: Project, { deltas }: Pick<Deploy, 'deltas'>): PlanSummary['cost'] {
  const costings = costingsOfPlan(plan, project);
  const asked = deltas.flatMap((delta) => (delta.do === 'remove' ? [] : [delta.resource]));
  return { ...sumOf(costings), details: { ...detailsOf(costings), savings: savingsFor(asked, project) } };
}

interface Added {
  regional: Regional;
  addedUsd: number;
}

/** What a broken-off apply has made is in no last applied plan: it stays reserved beside what is still to come. */
async function withHalfApplied(
  { ledger }: Pick<Tables, 'ledger'>,
  { id, halfApplied }: Deploy,
  { regional, addedUsd }: Added,
): Promise<Added> {
  const before = halfApplied ? await ledger.reservationOf(id) : undefined;
  if (!before) return { regional, addedUsd };
  return {
    regional: mergeRegional(regional, regionalOf(before.shares ?? []), largerUsage),
    addedUsd: Math.max(addedUsd, before.addedUsd),
  };
}
