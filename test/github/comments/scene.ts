import { readFileSync } from 'node:fs';
import type { Deploy } from '../../../src/core/deploy.ts';
import type { DeployState } from '../../../src/core/deploy-state.ts';
import type { Role } from '../../../src/core/governance.ts';
import { digestOf } from '../../../src/core/ids.ts';
import type { Json } from '../../../src/core/json.ts';
import type { PlanSummary } from '../../../src/core/plan.ts';
import { changesDigest } from '../../../src/core/plan-json/changes.ts';
import { redactPlan } from '../../../src/core/plan-json/redact.ts';
import { renderPlan } from '../../../src/core/plan-json/render.ts';
import type { Project } from '../../../src/core/project.ts';
import type { Usage } from '../../../src/core/quota.ts';
import { summaryOf } from '../../../src/deploy/plan-summary.ts';
import type { DeployView } from '../../../src/deploy/ports.ts';
import { setLimits } from '../../fakes/limits.ts';
import { fakeStore } from '../../fakes/store.ts';
import { aDeploy, aProject, NOW, rightsOfRole, shaOf } from '../../fakes/words.ts';

const textAt = (path: string): string => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8');

/** What the engine said of a configuration that cannot be planned. */
export const failureText = (name: 'failed-plan' | 'failed-init'): string => textAt(`comments/${name}.txt`).trimEnd();

export interface SceneFacts {
  project?: Partial<Project>;
  deploy?: Partial<Deploy>;
  quota?: Partial<Usage>;
  /** Role of the requester. */
  role?: Role;
}

/** A recorded plan on the way that every plan goes: redacted, rendered, priced, counted against quota and budget, judged. */
export interface Planned {
  plan: PlanSummary;
  planText: string;
  facts: SceneFacts;
}

/** @param recording a file below `test/fixtures`, without its ending: `plans/create`, `comments/import` */
export async function planned(recording: string, facts: SceneFacts = {}): Promise<Planned> {
  const clock = { now: () => NOW };
  const store = await fakeStore(clock);
  const project = aProject(facts.project);
  const deploy = aDeploy({ at: 'draft' }, { project: project.id, ...facts.deploy });
  await store.projects.add(project);
  await store.deploys.save(deploy, { kind: 'drafted', deltas: [], by: deploy.requester });
  if (facts.quota) await setLimits(store, facts.quota, { project: project.id });
  const clear = JSON.parse(textAt(`${recording}.json`)) as Json;
  const json = redactPlan(clear);
  const planText = renderPlan(json);
  const outcome = {
    ...{ kind: 'planned' as const, file: Buffer.from(recording), json, text: planText, engine: 'terraform 1.11.4' },
    changes: changesDigest(clear),
  };
  const target = {
    project,
    head: shaOf('head'),
    base: shaOf('base'),
    tree: shaOf('tree'),
    files: new Map(),
    filesBefore: new Map(),
    filesShown: new Map(),
  };
  const plan = await store.transaction((tables) =>
    summaryOf(tables, { clock }, deploy, target, outcome, rightsOfRole(facts.role ?? 'admin')),
  );
  return { plan: { ...plan, planFile: digestOf(recording) }, planText, facts };
}

/** What the mirror is given of a deploy in that state. */
export const shown = (
  state: DeployState,
  { facts = {}, planText, ...extra }: Partial<DeployView> & { facts?: SceneFacts } = {},
): DeployView => {
  const project = aProject(facts.project);
  return {
    deploy: aDeploy(state, { project: project.id, ...facts.deploy }),
    project,
    approvals: { need: 1, have: 0, othersOnly: false },
    sandbox: false,
    ...(planText !== undefined && { planText }),
    ...extra,
  };
};
