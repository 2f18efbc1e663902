import { ofType, textAt } from '../fields.ts';
import type { Around } from '../reader.ts';
import { isSame } from '../same.ts';
import type { StateResource } from '../state.ts';

/** The last part of one of Google's links: the thing's own name. */
export const lastOf = (link: string): string => link.split('/').at(-1) ?? '';

/** What a link means, among things of a type in the state. */
export const linked = (link: string | undefined, type: string, { state }: Around): StateResource | undefined =>
  link === undefined
    ? undefined
    : ofType(state, type).find(({ values }) =>
        [values.self_link, values.id].some((own) => typeof own === 'string' && own !== '' && isSame(own, link, type)),
      );

/** The network a link means, as our settings name it: one that is adopted too by its name, else `existing:<name>`. */
export function networkNamed(link: string, around: Around, owner: unknown): string {
  const adopted = around.adopted('network', linked(link, 'google_compute_network', around)?.address)?.name;
  if (adopted !== undefined) return adopted;
  const project = /projects\/([^/]+)\//.exec(link)?.[1];
  return `existing:${project !== undefined && project !== owner ? `${project}/` : ''}${lastOf(link)}`;
}

/** The subnet of a network that a link to a subnetwork means: without a name where the network has one only. */
export function subnetNamed(link: string | undefined, network: string): string | undefined {
  if (link === undefined) return undefined;
  const name = lastOf(link);
  if (network.startsWith('existing:')) return name;
  return name === `${network}-subnet` ? undefined : name.slice(network.length + 1);
}

/** Another region than the project's. */
export const regionUnlessOwn = (region: string | undefined, { project }: Around): string | undefined =>
  region === project.region ? undefined : region;

/** The region of a zone: `us-central1` of `us-central1-a`. */
export const regionOfZone = (zone: string): string => zone.replace(/-[a-z]$/, '');

export const requester = (labels: unknown): string | undefined => textAt(labels as never, 'requested-by');
