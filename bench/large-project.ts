import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { providers } from '../src/catalog/clouds.ts';
import type { ProjectId } from '../src/core/ids.ts';
import type { Provider } from '../src/core/project.ts';
import type { Resource } from '../src/core/request.ts';
import { estimateResource } from '../src/cost/estimate.ts';
import { generateProject } from '../src/generators/generate.ts';
import type { ProjectFacts } from '../src/generators/kind.ts';
import { checkedResource, kindsFor } from '../src/generators/kinds.ts';
import type { Figure } from './figure.ts';

const run = promisify(execFile);
const ROUNDS = 9;
const NETWORKS = 10;
const RESOURCES = 300;

const REGIONS: Readonly<Record<Provider, string>> = { gcp: 'us-central1', aws: 'us-east-1', azure: 'eastus' };

const projectOn = (provider: Provider): ProjectFacts => ({
  ...{ id: 'bench' as ProjectId, provider, region: REGIONS[provider], environment: 'prod', engine: 'terraform' },
  ...{ directory: 'projects/bench', backend: { kind: 'http' } },
});

/** A public key, as machines on Azure ask for one. */
const KEY = `ssh-ed25519 ${Buffer.concat([Buffer.from([0, 0, 0, 11]), Buffer.from('ssh-ed25519'), Buffer.from([0, 0, 0, 32]), Buffer.alloc(32, 7)]).toString('base64')} bench`;

/** Networks, and machines, databases and buckets in them: what large projects mostly are. */
export function largeProject(project: ProjectFacts): Resource[] {
  const settings = {
    vm: { vcpus: 2, ram_gib: 4, boot_disk_gb: 50, ...(project.provider === 'azure' && { ssh_public_key: KEY }) },
    database: { engine: 'postgres', storage_gb: 64 },
    bucket: {},
  };
  const kinds = ['vm', 'vm', 'vm', 'bucket', 'database'] as const;
  const networks = Array.from({ length: NETWORKS }, (_, n) =>
    checkedResource(project, 'network', `net-${n}`, { cidr: `10.${n}.0.0/16` }),
  );
  const others = Array.from({ length: RESOURCES - NETWORKS }, (_, n) => {
    const kind = kinds[n % kinds.length] ?? 'vm';
    const network = kind === 'bucket' ? {} : { network: `net-${n % NETWORKS}` };
    return checkedResource(project, kind, `${kind}-${n}`, { ...settings[kind], ...network });
  });
  return [...networks, ...others];
}

/** Milliseconds of each round, after one that is not counted: it reads the catalog and warms the compiler. */
function timed(work: () => unknown): number[] {
  work();
  return Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
}

/** A project of 300 resources on each cloud that has them all: its files, and its price. */
export async function measureLargeProject(): Promise<Figure[]> {
  const able = providers().filter((provider) =>
    ['network', 'vm', 'database', 'bucket'].every((kind) => kindsFor(provider).some((one) => one.kind === kind)),
  );
  return able.flatMap((provider): Figure[] => {
    const project = projectOn(provider);
    const resources = largeProject(project);
    const generate = () => generateProject({ project, resources });
    const estimate = () => resources.map((resource) => estimateResource(resource, project, resources));
    return [
      {
        what: `generate ${RESOURCES} resources on ${provider}`,
        unit: 'ms',
        values: timed(generate),
        target: { of: 'median', below: 150 },
      },
      {
        what: `price ${RESOURCES} resources on ${provider}`,
        unit: 'ms',
        values: timed(estimate),
        target: { of: 'median', below: 50 },
      },
    ];
  });
}

/** Reading the facts of one cloud and of all, in a process of its own each time; and the memory they keep. */
export async function measureCatalog(): Promise<Figure[]> {
  const program = fileURLToPath(new URL('load-catalogs.js', import.meta.url));
  const rounds = async (which: readonly string[]) => {
    const answers: { ms: number; mb: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { stdout } = await run(process.execPath, ['--expose-gc', program, ...which]);
      answers.push(JSON.parse(stdout) as { ms: number; mb: number });
    }
    return answers;
  };
  const [one, all] = [await rounds(['azure']), await rounds(providers())];
  return [
    {
      what: 'load the largest catalog',
      unit: 'ms',
      values: one.map(({ ms }) => ms),
      target: { of: 'median', below: 50 },
    },
    { what: 'load all three', unit: 'ms', values: all.map(({ ms }) => ms) },
    { what: 'memory of all three', unit: 'MB', values: all.map(({ mb }) => mb), target: { of: 'median', below: 40 } },
  ];
}
