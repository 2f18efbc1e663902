import { writeFile } from 'node:fs/promises';
import { addressOf } from './core/backend.ts';
import type { GuildId, ProjectId, RunId, StateId } from './core/ids.ts';
import { type Project, stateIdOf } from './core/project.ts';
import { type Problem, Refusal, refuseIf } from './core/refusal.ts';
import { diffStates, maskedAttributes } from './core/state-diff.ts';
import { parseState, type StateContents } from './core/state-file.ts';
import type { Ports } from './deploy/ports.ts';
import { setTerms } from './deploy/set-terms.ts';
import type { StateAccess } from './state/access.ts';

export interface StateOrderNeeds extends Pick<Ports, 'store' | 'clock' | 'rules' | 'log'> {
  states: StateAccess;
}

/** What the command line was given; every value as typed. */
type Order = Readonly<Record<string, string>>;
type Work = (needs: StateOrderNeeds, project: Project, order: Order) => Promise<string>;

/** Looks at the kept versions of a project's state, or acts on them, as the command line orders it. @throws Refusal */
export async function orderState(needs: StateOrderNeeds, order: Order): Promise<string> {
  const work = Object.hasOwn(WORKS, order.do ?? '') ? WORKS[order.do ?? ''] : undefined;
  if (!work) throw new Refusal({ code: 'bad-input', field: 'state', why: 'nothing of that name can be done' });
  const { project = '', guild } = order;
  // Without terms this only finds the project.
  const where = { project: project as ProjectId, guild: guild as GuildId | undefined, terms: undefined, by: '' };
  return work(needs, await setTerms(needs, where), order);
}

const WORKS: Readonly<Record<string, Work>> = {
  async list({ states }, project) {
    const versions = await states.versions(stateIdOf(project));
    const lines = versions.map(
      ({ serial, lineage, at, run }) =>
        `${String(serial).padStart(6)}  ${lineage.slice(0, 8)}  ${at.toISOString()}  ${run}`,
    );
    return lines.length === 0
      ? `no version of the state of ${project.id} is kept`
      : ['serial  lineage   when                      run', ...lines].join('\n');
  },
  async show({ states }, project, { serial, out }) {
    const { contents, bytes } = await versionOf(states, project, serial);
    if (out !== undefined) {
      await writeFile(out, bytes, { mode: 0o600, flag: 'wx' });
      return `written to ${out}, with every secret in clear`;
    }
    return contents.instances
      .map((one) => `# ${one.address}\n${JSON.stringify(maskedAttributes(one), null, 2)}`)
      .join('\n\n');
  },
  async diff({ states }, project, { from, to }) {
    const [before, after] = await Promise.all([from, to].map((serial) => versionOf(states, project, serial)));
    if (!before || !after) throw new Error('two versions are needed');
    const { added, removed, changed } = diffStates(before.contents, after.contents);
    const lines = [
      ...added.map((address) => `+ ${address}`),
      ...removed.map((address) => `- ${address}`),
      ...changed.flatMap(({ address, attributes }) => [
        `~ ${address}`,
        ...attributes.map(
          ({ name, before: was, after: is }) => `    ${name}: ${JSON.stringify(was)} -> ${JSON.stringify(is)}`,
        ),
      ]),
    ];
    return lines.length === 0 ? 'no resource differs' : lines.join('\n');
  },
  async restore(needs, project, { serial, confirm, by = '' }) {
    const { states, log } = needs;
    const stateId = stateIdOf(project);
    refuseIf([
      ...unconfirmed(
        project,
        confirm,
        `This makes serial ${serial} of ${project.id} the present state again; the cloud stays as it is.`,
      ),
      ...elsewhere(
        project,
        'write the version to a file with "state show --out", and deliver it with "terraform state push"',
      ),
      ...(await inUse(needs, stateId)),
    ]);
    const { bytes } = await versionOf(states, project, serial);
    const run = `restore-of-${serial}-by-${by.replace(/[^A-Za-z0-9-]/g, '-').slice(0, 40)}` as RunId;
    const kept = await states.restore(run, stateId, bytes);
    if (typeof kept === 'string')
      throw new Refusal({ code: 'bad-input', field: 'serial', why: `it was not taken: ${kept}` });
    log.warn({ project: project.id, serial, as: kept, by }, 'state restored');
    return `serial ${serial} is the present state again, as serial ${kept}. Plans made before are void; the next plan says what the cloud has otherwise.`;
  },
  async unlock(needs, project, { lock = '', confirm, by }) {
    const stateId = stateIdOf(project);
    refuseIf([
      ...unconfirmed(project, confirm, `This removes terraform's lock ${lock} of ${project.id}.`),
      ...elsewhere(
        project,
        `comment on a pull request of it: guildops unlock --state-lock ${lock} --confirm ${project.id}`,
      ),
      ...(await runningOn(needs, stateId)),
    ]);
    if (!(await needs.states.unlock(stateId, lock)))
      throw new Refusal({ code: 'nothing-to-do', what: `The state of ${project.id} is not locked by ${lock}.` });
    needs.log.warn({ project: project.id, lock, by }, 'state lock removed');
    return `the state of ${project.id} is no longer locked by ${lock}`;
  },
};

const unconfirmed = ({ id }: Project, typed: string | undefined, does: string): Problem[] =>
  typed === id ? [] : [{ code: 'not-confirmed', project: id, does }];

const elsewhere = ({ id, backend }: Project, expected: string): Problem[] =>
  backend.kind === 'http'
    ? []
    : [{ code: 'bad-input', field: id, why: `its state lies in ${addressOf(backend)}`, expected }];

const runningOn = async ({ store }: StateOrderNeeds, stateId: StateId): Promise<Problem[]> =>
  (await store.runs.open())
    .filter((run) => run.stateId === stateId)
    .map(({ kind, deploy }) => ({ code: 'state-busy', what: `the ${kind} of deploy ${deploy}` }));

/** Whoever writes a state must not meet a run, nor terraform's lock. */
async function inUse(needs: StateOrderNeeds, stateId: StateId): Promise<Problem[]> {
  const lock = await needs.states.lockOf(stateId);
  const locked: Problem[] = lock
    ? [{ code: 'state-busy', what: `run ${lock.run}, which holds the lock ${lock.id}` }]
    : [];
  return [...(await runningOn(needs, stateId)), ...locked];
}

/** A kept version, the newest where none is named. @throws Refusal for one that is not kept */
async function versionOf(
  states: StateAccess,
  project: Project,
  serial: string | undefined,
): Promise<{ bytes: Uint8Array; contents: StateContents }> {
  const stateId = stateIdOf(project);
  const wanted = serial ?? (await states.versions(stateId)).at(-1)?.serial;
  const version = wanted === undefined ? undefined : await states.open(stateId, Number(wanted));
  const contents = version && parseState(version.bytes);
  if (!version || !contents)
    throw new Refusal({
      code: 'bad-input',
      field: 'serial',
      why: `there is no version ${serial ?? ''} of the state of ${project.id}`,
      expected: `one that "guildops state list ${project.id}" names`,
    });
  return { bytes: version.bytes, contents };
}
