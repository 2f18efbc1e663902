import { type Block, block, type Reference, reference } from '../hcl.ts';
import { identifierOf } from '../names.ts';

/** Who terraform works as, and for which directory. `key` names the data source, which has to differ by file. */
export const clientData = (key: string): Block => block('data', ['azurerm_client_config', identifierOf(key)], []);

/** The directory (Entra) whose accounts may log in. */
export const tenantId = (key: string): Reference =>
  reference('data', 'azurerm_client_config', identifierOf(key), 'tenant_id');
