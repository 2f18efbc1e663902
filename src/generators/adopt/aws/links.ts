import { fieldAt } from '../../../core/plan-json/tree.ts';
import { PUBLIC, subnetsOf } from '../../aws/layout.ts';
import { identifierOf } from '../../names.ts';
import { ofType, textAt } from '../fields.ts';
import type { Around } from '../reader.ts';
import type { StateResource } from '../state.ts';

export const byId = (id: unknown, type: string, { state }: Around): StateResource | undefined =>
  ofType(state, type).find(({ values }) => values.id === id);

const tagOf = ({ values }: StateResource, key: string): string | undefined => textAt(fieldAt(values, 'tags'), key);

export const requester = (head: StateResource): string | undefined => tagOf(head, 'requested-by');

export const wordsIn = (head: StateResource): string[] => tagOf(head, 'tags')?.split(/\s+/) ?? [];

/** What the console calls it; without that, what terraform's file does: AWS itself has ids only. */
export const nameOf = (head: StateResource): string =>
  tagOf(head, 'Name') ??
  (
    head.address
      .replace(/\[[^\]]*\]$/, '')
      .split('.')
      .at(-1) ?? ''
  ).replaceAll('_', '-');

/** Names that begin with the project's id, because an account shares them; undefined for another one. */
export const withoutProject = (name: string, { project }: Around): string | undefined =>
  name.startsWith(`${project.id}-`) ? name.slice(project.id.length + 1) : undefined;

export const wrongName = (name: string, { project }: Around) => ({
  why: `it is named ${name}; GuildOps writes names that begin with ${project.id}-`,
});

/** The network a VPC's id means, as our settings name it. */
export const networkOf = (vpc: string, around: Around): string =>
  around.adopted('network', byId(vpc, 'aws_vpc', around)?.address)?.name ?? `existing:${vpc}`;

interface Standing {
  network: string;
  /** Undefined where the network has one only, and among public ones. */
  subnet: string | undefined;
}

/** Where a subnet's id is; undefined for one that is not in the state. */
export function standsIn(subnetId: unknown, around: Around): Standing | undefined {
  const subnet = byId(subnetId, 'aws_subnet', around);
  const vpc = textAt(subnet?.values, 'vpc_id');
  if (!subnet || vpc === undefined) return undefined;
  const network = around.adopted('network', byId(vpc, 'aws_vpc', around)?.address);
  if (!network) return { network: `existing:${vpc}`, subnet: String(subnetId) };
  const part = subnetsOf(network, around.project).find(({ cidr }) => cidr === subnet.values.cidr_block)?.part;
  return {
    network: network.name,
    subnet: network.settings.subnets === undefined || part === PUBLIC ? undefined : part,
  };
}

/** Firewalls of ours among security groups, and all others as made elsewhere; the group that GuildOps gives each thing is left out. */
export const firewallsIn = (groups: readonly string[], own: string, around: Around): string[] =>
  groups.flatMap((id) => {
    const group = byId(id, 'aws_security_group', around);
    if (group?.values.name === own) return [];
    return [around.adopted('firewall', group?.address)?.name ?? `existing:${id}`];
  });

export const addressIn = (type: string) => (name: string) => `${type}.${identifierOf(name)}`;
