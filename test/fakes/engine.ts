import type { RunId, Sha, StateId } from '../../src/core/ids.ts';
import type { Json } from '../../src/core/json.ts';
import { changesDigest } from '../../src/core/plan-json/changes.ts';
import type {
  AppliedOutcome,
  CheckOutcome,
  Engine,
  PlanOutcome,
  PlanTask,
  StateOutcome,
  StateTask,
} from '../../src/deploy/ports.ts';
import { REPO } from './words.ts';

/** What exists in one state: by address, the values terraform would show. */
type State = ReadonlyMap<string, { type: string; values: { [key: string]: Json } }>;
/** What a plan file holds: the state it was made of, and what it leads to. */
interface Content {
  serial: number;
  after: [string, { type: string; values: { [key: string]: Json } }][];
}

/** terraform on a pretend cloud: resources are read from the generated files of the tree, plans are whole and go stale. */
export interface FakeEngine extends Engine {
  readonly planned: PlanTask[];
  /** Applies that were begun, in order; one that was adopted is not among them. */
  readonly applied: { run: RunId; file: string }[];
  readonly forgotten: RunId[];
  /** Runs that were asked to stop. */
  readonly cancelled: RunId[];
  /** How often an apply was asked for that had been begun before. */
  adopted: number;
  /** Addresses that exist. */
  existing(state: StateId): string[];
  /** Outcomes of the next plans and applies, in place of the real ones. */
  readonly nextPlans: (PlanOutcome | (() => Promise<PlanOutcome>))[];
  /** What was looked at without being planned for an apply, and how the next such looks end. */
  readonly checked: PlanTask[];
  readonly nextChecks: CheckOutcome[];
  readonly nextApplies: AppliedOutcome[];
  /** What was done with states, in order. */
  readonly stateActs: Pick<StateTask, 'run' | 'act'>[];
  readonly nextStates: StateOutcome[];
  /** Runs in the middle of each apply and plan. */
  during: { apply?: () => Promise<void>; plan?: () => Promise<void>; state?: () => Promise<void> };
}

/** What every plan is made by. */
const ENGINE = 'terraform 1.11.4';

type FilesAt = (repo: typeof REPO, tree: Sha, directory: string) => Promise<ReadonlyMap<string, string>>;

export function fakeEngine(filesAt: FilesAt): FakeEngine {
  const states = new Map<StateId, { serial: number; resources: State }>();
  const outcomes = new Map<RunId, AppliedOutcome>();
  const busy = new Set<StateId>();
  const stateOf = (id: StateId) => states.get(id) ?? { serial: 0, resources: new Map() };

  async function apply(engine: FakeEngine, { run, project, file, engine: by }: Parameters<Engine['apply']>[0]) {
    if (by !== ENGINE) throw new Error(`planned by ${ENGINE}, and applied by ${by}`);
    if (busy.has(project.stateId)) throw new Error('two applies on one state');
    busy.add(project.stateId);
    try {
      const text = Buffer.from(file).toString('utf8');
      engine.applied.push({ run, file: text });
      await engine.during.apply?.();
      const { serial, after } = JSON.parse(text) as Content;
      const scripted = engine.nextApplies.shift();
      if (scripted) return scripted;
      const before = stateOf(project.stateId);
      if (before.serial !== serial)
        return { kind: 'failed', outcome: 'nothing-changed', reason: 'Saved plan is stale' } as const;
      states.set(project.stateId, { serial: serial + 1, resources: new Map(after) });
      return { kind: 'applied' } as const;
    } finally {
      busy.delete(project.stateId);
    }
  }

  const engine: FakeEngine = {
    planned: [],
    applied: [],
    forgotten: [],
    cancelled: [],
    adopted: 0,
    checked: [],
    nextChecks: [],
    nextPlans: [],
    nextApplies: [],
    stateActs: [],
    nextStates: [],
    during: {},
    existing: (id) => [...stateOf(id).resources.keys()].sort(),
    async plan(task) {
      engine.planned.push(task);
      await engine.during.plan?.();
      const scripted = engine.nextPlans.shift();
      if (scripted) return typeof scripted === 'function' ? scripted() : scripted;
      const { stateId, directory } = task.project;
      const { serial, resources } = stateOf(stateId);
      const asked = resourcesIn(await filesAt(REPO, task.tree, directory));
      return planOutcome(serial, resources, within(task.args ?? [], resources, asked));
    },
    async check(task) {
      engine.checked.push(task);
      await engine.during.plan?.();
      const scripted = engine.nextChecks.shift();
      if (scripted) return scripted;
      const { stateId, directory } = task.project;
      const { serial, resources } = stateOf(stateId);
      const asked = resourcesIn(await filesAt(REPO, task.tree, directory));
      const planned = planOutcome(serial, resources, within(task.args ?? [], resources, asked));
      return { kind: 'checked', unformatted: [], errors: [], warnings: [], planned };
    },
    async apply(task, onProgress) {
      const known = outcomes.get(task.run);
      if (known) {
        engine.adopted += 1;
        return known;
      }
      const outcome: AppliedOutcome = await apply(engine, task);
      outcomes.set(task.run, outcome);
      onProgress({ total: 1, steps: [] });
      return outcome;
    },
    async state({ run, project, act }) {
      engine.stateActs.push({ run, act });
      await engine.during.state?.();
      const scripted = engine.nextStates.shift();
      if (scripted) return scripted;
      const { serial, resources } = stateOf(project.stateId);
      const after = new Map(resources);
      if (act.do === 'rm') for (const address of act.addresses) after.delete(address);
      if (act.do === 'import')
        after.set(act.address, { type: act.address.split('.')[0] ?? '', values: { id: act.id } });
      if (after.size !== resources.size) states.set(project.stateId, { serial: serial + 1, resources: after });
      return { kind: 'done', output: act.do === 'list' ? [...resources.keys()].join('\n') : '' };
    },
    versions: async () => ['terraform 1.11.4'],
    cancel: async (run) => {
      engine.cancelled.push(run);
      return true;
    },
    forget: async (run) => void engine.forgotten.push(run),
  };
  return engine;
}

/** What a plan with these arguments leads to. */
function within(args: readonly string[], before: State, after: State): State {
  if (args.includes('-destroy')) return new Map();
  const targets = args.flatMap((arg) => /^-target=(.*)$/.exec(arg)?.[1] ?? []);
  if (targets.length === 0) return after;
  return new Map([...before, ...[...after].filter(([address]) => targets.includes(address))]);
}

const TYPES: Readonly<Record<string, string>> = { vm: 'google_compute_instance', network: 'google_compute_network' };

/** One resource for each generated file: its kind and name by the path, its machine type by the text. */
function resourcesIn(files: ReadonlyMap<string, string>): State {
  return new Map(
    [...files].flatMap(([path, text]) => {
      const [, kind = '', name = ''] = /\/(vm|network)-([^/]+)\.tf$/.exec(path) ?? [];
      const type = TYPES[kind];
      const machine_type = /machine_type\s*=\s*"([^"]+)"/.exec(text)?.[1];
      return type ? [[`${type}.${name}`, { type, values: { name, ...(machine_type && { machine_type }) } }]] : [];
    }),
  );
}

/** The plan from one state to another, as `terraform show -json` gives it. */
export function planOutcome(serial: number, before: State, after: State): Extract<PlanOutcome, { kind: 'planned' }> {
  const listed = (state: State) => ({
    root_module: {
      resources: [...state].map(([address, { type, values }]) => ({ address, mode: 'managed', type, values })),
    },
  });
  const addresses = [...new Set([...before.keys(), ...after.keys()])].sort();
  const json = {
    format_version: '1.2',
    resource_changes: addresses.map((address) => {
      const [was, will] = [before.get(address), after.get(address)];
      const same = JSON.stringify(was?.values) === JSON.stringify(will?.values);
      const action = was && will ? (same ? 'no-op' : 'update') : will ? 'create' : 'delete';
      const change = { actions: [action], before: was?.values ?? null, after: will?.values ?? null };
      return { address, mode: 'managed', type: (will ?? was)?.type ?? '', name: address, change };
    }),
    planned_values: listed(after),
    prior_state: { values: listed(before) },
  };
  const content: Content = { serial, after: [...after] };
  const file = Buffer.from(JSON.stringify(content));
  return { kind: 'planned', file, json, text: 'the plan', engine: ENGINE, changes: changesDigest(json) };
}
