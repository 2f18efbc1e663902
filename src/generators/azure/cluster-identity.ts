import { type Block, block, comment, type Reference, reference } from '../hcl.ts';
import type { Surroundings } from '../kind.ts';
import { identifierOf } from '../names.ts';
import { attachSubnet } from './attach.ts';
import { type ClusterSettings, clusterName } from './cluster-settings.ts';
import { placed } from './group.ts';
import { tags } from './tags.ts';

const addressOf = (name: string): string => identifierOf(`cluster-${name}`);

const identity = (name: string, attribute: string): Reference =>
  reference('azurerm_user_assigned_identity', addressOf(name), attribute);

/** Whom the cluster acts as: made before it, so that its rights are there when it starts. */
export const identityBlock = (name: string): Block =>
  block(
    'identity',
    [],
    [
      ['type', 'UserAssigned'],
      ['identity_ids', [identity(name, 'id')]],
    ],
  );

/** What the cluster may do when it is made, and until it is gone. */
export const rights = (name: string): Reference => reference('azurerm_role_assignment', addressOf(name));

/** The identity, and its right to put nodes and balancers into the subnet: into that one alone. */
export const identityBlocks = (name: string, settings: ClusterSettings, around: Surroundings) => [
  comment('The cluster acts as an identity of its own, which may join this one subnet.'),
  block(
    'resource',
    ['azurerm_user_assigned_identity', addressOf(name)],
    [...placed(clusterName(name, around.project), settings, around.project), tags(settings, around.project)],
  ),
  block(
    'resource',
    ['azurerm_role_assignment', addressOf(name)],
    [
      ['scope', attachSubnet(`cluster-${name}`, settings, around).id],
      ['role_definition_name', 'Network Contributor'],
      ['principal_id', identity(name, 'principal_id')],
      ['principal_type', 'ServicePrincipal'],
    ],
  ),
];
