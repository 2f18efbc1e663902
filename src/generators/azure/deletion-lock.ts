import { type Block, block, type Reference, when } from '../hcl.ts';
import { identifierOf } from '../names.ts';

/**
 * Keeps people and other tools from deleting something and its parts. A lock does not stop terraform, which takes away its own locks first:
 * against a replacement there is `prevent_destroy`. `parts`: what the lock holds, too, and so has to go before them.
 */
export const deletionLock = (key: string, scope: Reference, parts: readonly Reference[] = []): Block =>
  block(
    'resource',
    ['azurerm_management_lock', identifierOf(key)],
    [
      ['name', `${key}-keep`],
      ['scope', scope],
      ['lock_level', 'CanNotDelete'],
      ['notes', 'Switch deletion_protection off before you delete it.'],
      ...when(parts.length > 0, ['depends_on', parts]),
    ],
  );
