import type { ProviderSchema } from '../../schema/model.ts';
import { parseSchemaTable } from '../../schema/table.ts';
import { computeTable } from './compute.ts';
import { dataTable } from './data.ts';
import { identityTable } from './identity.ts';
import { networkTable } from './network.ts';
import { providerTable } from './provider.ts';
import { storageTable } from './storage.ts';

/** The part of the hashicorp/google schema that our configurations use; a test holds it equal to the real one. */
export const googleSchema: ProviderSchema = parseSchemaTable(
  [providerTable, networkTable, computeTable, storageTable, identityTable, dataTable].join('\n'),
);
