import { type Block, block, comment, type Reference, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { placed } from './group.ts';
import { tags } from './tags.ts';

interface Placed {
  region?: string | undefined;
  requested_by: string;
}

/** A group that machines stand in, by which rules name them. Kinds differ by what stands before the first hyphen of the key. */
export const securityGroup = (key: string, settings: Placed, { project }: Surroundings): Block =>
  block(
    'resource',
    ['azurerm_application_security_group', identifierOf(key)],
    [...placed(`${key}-asg`, settings, project), tags(settings, project), goesLast],
  );

/** The rules of a network stay when a group goes, and terraform would delete it first: Azure refuses that while a rule names it. */
const goesLast = block(
  'lifecycle',
  [],
  [comment('It goes after the rules that name it.'), ['create_before_destroy', true]],
);

export const securityGroupId = (key: string): Reference =>
  reference('azurerm_application_security_group', identifierOf(key), 'id');

/** A machine, by its interface, in a group. */
export const membership = (address: string, machine: string, group: Reference): Block =>
  block(
    'resource',
    ['azurerm_network_interface_application_security_group_association', address],
    [
      ['network_interface_id', reference('azurerm_network_interface', identifierOf(machine), 'id')],
      ['application_security_group_id', group],
    ],
  );

const key = (network: string): string => `network-${network}`;

/** The group of all machines of a network. */
export const machineGroup = (network: string, settings: Placed, around: Surroundings): Block =>
  securityGroup(key(network), settings, around);

export const machineGroupId = (network: string): Reference => securityGroupId(key(network));
