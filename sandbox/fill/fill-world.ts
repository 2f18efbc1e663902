import { command } from '../story/steps.ts';
import { type Program, ready } from '../world/program.ts';
import type { World } from '../world/sandbox.ts';
import { type FilledCloud, filledClouds } from './clouds.ts';
import { addPeople, type People } from './people.ts';
import { apply, draft, propose } from './requests.ts';

/** What there is to find afterwards; deploys by their four characters. */
export interface Filled {
  people: People;
  clouds: readonly FilledCloud[];
  /** Applied and merged, one for each cloud and one that filled a quota. */
  applied: readonly string[];
  /** Waits in its lobby to be submitted; ends by itself after thirty minutes. */
  draft: string;
  /** Has a pull request with a plan, and waits for approval. */
  planned: string;
  /** A project in which nothing more fits. */
  full: FilledCloud;
}

/** A project whose one machine takes all 24 vCPU that a project may have; only an administrator gets one so large. */
const FULL: FilledCloud = {
  provider: 'gcp',
  project: 'batch-full',
  region: 'us-central1',
  description: 'Nightly batches; its quota is used up',
  network: 'batch',
  machine: { family: 'c4', type: 'c4-highcpu-24' },
};

const createProject = (world: World, { project, provider, region, description }: FilledCloud) =>
  command(
    world.mira,
    'cloud-create-project',
    { project, provider, region, description, environment: 'dev', budget_limit: 2_000 },
    world,
  );

/** Sample policies: what holds in prod, and a word about names everywhere. */
const POLICIES =
  'policies: [{ id: eu-only, type: region, scope: { environment: prod }, allowed: { region: [europe-*, eu-*, westeurope] }, reason: Customer data stays in Europe }, { id: no-public-databases, type: security, resources: "type:database", scope: { environment: prod }, denied: { public: true } }, { id: dear-things, type: cost, limits: { usd_per_month: 2000 }, effect: require_approval, approvals: { of: admin } }]';

async function writePolicies(world: World): Promise<void> {
  await command(world.mira, 'cloud-policy', { do: 'set', yaml: POLICIES }, world);
  const approvals = 'approvals: [{ id: prod, scope: { environment: prod }, need: 2, danger: 1 }]';
  await command(world.mira, 'cloud-policy', { do: 'set', yaml: approvals }, world);
}

/**
 * Fills a fresh sandbox through the front door, as people would: everything that is there was asked for, planned and applied by the real
 * program with the real terraform.
 * @throws Error when something does not appear in time
 */
export async function fillWorld(world: World, program: Program): Promise<Filled> {
  await ready(program);
  const people = await addPeople(world);
  const clouds = filledClouds();
  const [home] = clouds;
  if (!home) throw new Error('GuildOps can write for no cloud');
  const applied: string[] = [];
  for (const cloud of [...clouds, FULL]) {
    await createProject(world, cloud);
    const person = cloud === FULL ? people.admin : people.user;
    applied.push(await apply(world, person, { ...cloud, name: cloud === FULL ? 'nightly' : 'web', isFirst: true }));
  }
  await writePolicies(world);
  return {
    ...{ people, clouds, applied, full: FULL },
    planned: await propose(world, people.user, { ...home, name: 'cache' }),
    draft: await draft(world, people.user, { ...home, name: 'api' }),
  };
}
