import type { Made } from '../core/made.ts';
import { addressReference, isWritable } from './adopt/address.ts';
import { block, printFile } from './hcl.ts';

/**
 * HCL by which the next plan takes over what an apply made and the state does not know; one text for each, in the order given. What has an
 * address that could mean something else is left out. Source: https://developer.hashicorp.com/terraform/language/import
 */
export const importBlocks = (made: readonly Made[]): string[] =>
  made
    .filter(({ address }) => isWritable(address))
    .map(({ address, id }) =>
      printFile([
        block(
          'import',
          [],
          [
            ['to', addressReference(address)],
            ['id', id],
          ],
        ),
      ]).trimEnd(),
    );
