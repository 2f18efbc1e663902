import { CLOUDS, providers } from '../../catalog/clouds.ts';
import type { Backend } from '../../core/backend.ts';
import type { Provider } from '../../core/project.ts';
import type { RunProject } from '../../deploy/ports.ts';
import type { Variables } from '../ports.ts';
import { allowedProviders } from '../providers.ts';
import type { EgressRules } from './proxy.mjs';

/** What a step has to do outside: fetch providers and modules, or speak with the cloud and the state. */
export type Errand = 'fetch' | 'work';

/**
 * Where providers and modules come from. Only init goes there: no code of the repository runs by then, and one that runs later could send
 * anything to GitHub.
 */
const REGISTRIES: readonly RegExp[] = [
  /registry\.(?:terraform\.io|opentofu\.org)/,
  /releases\.hashicorp\.com/,
  /(?:codeload\.|api\.)?github\.com/,
  /(?:objects|release-assets|raw)\.githubusercontent\.com/,
];

/** The cloud that a state lies in; `http` is our own backend. */
const CLOUD_OF: Record<Exclude<Backend['kind'], 'http'>, Provider> = { s3: 'aws', gcs: 'gcp', azurerm: 'azure' };

type Named = Pick<RunProject, 'provider' | 'backend' | 'found'>;

/** The clouds whose providers a project may use, and the one that its state lies in. */
function cloudsOf(project: Named): Provider[] {
  const sources = allowedProviders(project);
  const used = providers().filter((provider) => sources.includes(CLOUDS.of(provider).terraform.source));
  return project.backend.kind === 'http' ? used : [...used, CLOUD_OF[project.backend.kind]];
}

/** A name that stands for a port of the host's loopback: Go asks no proxy for a loopback address, and a jail has its own. */
const innerName = (port: string): string => `port-${port}.guildops.internal`;

/** Also inside of a value: a key of Google is a document with the address that gives tokens for it. */
const LOOPBACK = /http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::(\d{1,5}))?(?=[/"?]|$)/g;

/** The variables as a jail has to see them: loopback addresses by a name that its proxy knows. */
export const seenFromInside = (variables: Variables): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      value.replace(LOOPBACK, (_, port = '80') => `http://${innerName(port)}`),
    ]),
  );

/** Our state server also answers others than terraform: a run may ask for its own state only. */
function innerOf(state: Variables, given: Variables): EgressRules['inner'] {
  const ports = Object.values(given).flatMap((value) => [...value.matchAll(LOOPBACK)].map(([, port = '80']) => port));
  const addresses = Object.values(state)
    .filter((value) => value.match(LOOPBACK))
    .map((value) => new URL(value));
  return Object.fromEntries([
    ...ports.map((port) => [innerName(port), { port: Number(port), path: '/' }] as const),
    ...addresses.map(
      ({ port, pathname: path }) => [innerName(port || '80'), { port: Number(port || 80), path }] as const,
    ),
  ]);
}

/** `host:port` of every address among the operator's variables, such as AWS_ENDPOINT_URL_S3. */
const endpointsIn = (variables: Variables): string[] =>
  Object.entries(variables).flatMap(([name, value]) => {
    if (!/ENDPOINT|_HOST$|_URL$/.test(name) || !URL.canParse(value)) return [];
    const { protocol, hostname, port } = new URL(value);
    return protocol === 'https:' || protocol === 'http:'
      ? [`${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`]
      : [];
  });

export interface EgressFacts {
  project: Named;
  /** Variables that point at the run's state. */
  state: Variables;
  /** Variables from the operator: credentials and the like. */
  given: Variables;
  /** `host:port` or `*.domain:port`, from the settings. */
  allowed: readonly string[];
}

/** All that a step of a run may reach. */
export const rulesFor = (errand: Errand, { project, state, given, allowed }: EgressFacts): EgressRules => ({
  clouds: [
    ...cloudsOf(project).flatMap((provider) => CLOUDS.of(provider).apis),
    ...(errand === 'fetch' ? REGISTRIES : []),
  ].map(({ source }) => source),
  given: [...allowed, ...endpointsIn(given)],
  inner: innerOf(state, given),
});
