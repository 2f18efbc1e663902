import type { Json } from '../../../core/json.ts';
import { fieldAt } from '../../../core/plan-json/tree.ts';
import { identifierOf } from '../../names.ts';
import { ofType, textAt } from '../fields.ts';
import type { Around } from '../reader.ts';
import type { StateResource } from '../state.ts';

/** Ids of Azure mean the same in any case. */
export const isId = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && one !== '' && one.toLowerCase() === other.toLowerCase();

export const byId = (id: unknown, type: string, { state }: Around): StateResource | undefined =>
  ofType(state, type).find(({ values }) => isId(values.id, id));

/** Things of a type that name another one by its id. */
export const naming = (type: string, key: string, id: Json | undefined, { state }: Around): StateResource[] =>
  ofType(state, type).filter(({ values }) => isId(values[key], id));

const tagOf = ({ values }: StateResource, key: string): string | undefined => textAt(fieldAt(values, 'tags'), key);

export const requester = (head: StateResource): string | undefined => tagOf(head, 'requested-by');

export const wordsIn = (head: StateResource): string[] => tagOf(head, 'tags')?.split(/\s+/) ?? [];

/** Names of Azure never change: the reason to leave alone what has another one than ours. */
export const wrongName = (what: string, name: string, ours: string) => ({
  why: `${what} is named ${name}; GuildOps writes ${ours}`,
});

/** Another region than the project's. */
export const regionUnlessOwn = ({ values }: StateResource, { project }: Around): string | undefined => {
  const region = textAt(values, 'location')?.toLowerCase().replaceAll(' ', '');
  return region === project.region ? undefined : region;
};

interface Standing {
  network: string;
  /** Undefined where the network has one only. */
  subnet: string | undefined;
}

const SUBNET =
  /^(.*\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Network\/virtualNetworks\/([^/]+))\/subnets\/([^/]+)$/i;

/** Where the id of a subnet is, as our settings name it: a network that is adopted too by its name, else `existing:<group>/<name>`. */
export function standsIn(subnetId: Json | undefined, around: Around): Standing | undefined {
  const [, id, group, name, subnet] = SUBNET.exec(typeof subnetId === 'string' ? subnetId : '') ?? [];
  if (id === undefined || subnet === undefined) return undefined;
  const network = around.adopted('network', byId(id, 'azurerm_virtual_network', around)?.address);
  if (!network) return { network: `existing:${group}/${name}`, subnet };
  return { network: network.name, subnet: network.settings.subnets === undefined ? undefined : subnet };
}

export const addressIn = (type: string) => (name: string) => `${type}.${identifierOf(name)}`;
