import { allAtPath, atPath, type ObjectValue, text } from '../../cty/value.ts';
import type { Change, Overlay } from '../../provider/cloud-model.ts';
import { from, lastSegment } from '../../provider/template.ts';
import { CLIENT, inGroup, uuidFor } from '../made-up.ts';

/** One for each right that somebody has on something, so that nobody gets it twice. */
const assignmentId = ({ scope, principal_id, role_definition_name, role_definition_id }: ObjectValue) => {
  const role = text(role_definition_name) ?? text(role_definition_id);
  return `${text(scope)}/providers/Microsoft.Authorization/roleAssignments/${uuidFor(`${text(scope)} ${text(principal_id)} ${role}`)}`;
};

/** Identities, their rights, and locks. */
export const identityOverlays: { readonly [type: string]: Overlay } = {
  azurerm_user_assigned_identity: {
    title: 'User Assigned Identity',
    id: inGroup('Microsoft.ManagedIdentity/userAssignedIdentities/{name}'),
    references: { resource_group_name: 'azurerm_resource_group' },
    computed: {
      client_id: ({ id }) => uuidFor(`${id}#client`),
      principal_id: ({ id }) => uuidFor(id),
      tenant_id: from('{tenant_id}'),
    },
    latencyMs: { create: 1200, update: 900, delete: 900 },
  },
  azurerm_role_assignment: {
    title: 'Role Assignment',
    id: assignmentId,
    name: 'principal_id',
    computed: {
      name: ({ id }) => lastSegment(id),
      principal_type: 'ServicePrincipal',
      role_definition_id: ({ self, settings }) =>
        `/subscriptions/${text(settings.subscription_id)}/providers/Microsoft.Authorization/roleDefinitions/${uuidFor(text(self.role_definition_name) ?? '')}`,
      role_definition_name: 'Custom',
      skip_service_principal_aad_check: false,
    },
    refuses: refusesNobodysRight,
    latencyMs: { create: 1500, delete: 900 },
  },
  azurerm_management_lock: {
    title: 'Management Lock',
    id: '{scope}/providers/Microsoft.Authorization/locks/{name}',
    refuses: refusesLockOnNothing,
    latencyMs: { create: 900, delete: 900 },
  },
};

/** Rights are given to identities that are there. */
function refusesNobodysRight({ operation, after, objects }: Change): string | undefined {
  const principal = text(atPath(after, 'principal_id'));
  if (operation !== 'create' || atPath(after, 'principal_type') !== 'ServicePrincipal') return undefined;
  const known = objects
    .list()
    .flatMap(({ attributes }) => [attributes.principal_id, ...allAtPath(attributes, 'identity.principal_id')]);
  return principal === CLIENT || known.includes(principal)
    ? undefined
    : `unexpected status 400 (400 Bad Request) with error: PrincipalNotFound: Principal ${principal} does not exist in the directory`;
}

function refusesLockOnNothing({ operation, after, objects }: Change): string | undefined {
  const scope = text(atPath(after, 'scope'));
  if (operation !== 'create' || objects.list().some(({ id }) => id === scope)) return undefined;
  return `unexpected status 404 (404 Not Found) with error: ResourceNotFound: '${scope}' was not found`;
}
