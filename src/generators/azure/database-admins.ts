import { type Body, block, type Reference, reference } from '../hcl.ts';
import { identifierOf, partOf } from '../names.ts';
import { tenantId } from './client.ts';
import type { DatabaseSettings } from './database-settings.ts';
import { inGroup } from './group.ts';

const TYPES = { group: 'Group', user: 'User', service_principal: 'ServicePrincipal' } as const;

const TYPE = 'azurerm_postgresql_flexible_server_active_directory_administrator';

const addressOf = (name: string, id: string): string => partOf(name, id.toLowerCase());

export const adminReferences = (name: string, { admins = [] }: DatabaseSettings): Reference[] =>
  admins.map(({ id }) => reference(TYPE, addressOf(name, id)));

/** Who may log in and give rights to others, each by their account in Entra. */
export const databaseAdmins = (name: string, { admins = [] }: DatabaseSettings): Body =>
  admins.map(({ id, type, name: principal }) =>
    block(
      'resource',
      [TYPE, addressOf(name, id)],
      [
        ['server_name', reference('azurerm_postgresql_flexible_server', identifierOf(name), 'name')],
        inGroup,
        ['tenant_id', tenantId(`database-${name}`)],
        ['object_id', id.toLowerCase()],
        ['principal_name', principal],
        ['principal_type', TYPES[type]],
      ],
    ),
  );
