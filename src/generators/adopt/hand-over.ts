import { type Body, block, comment, printFile } from '../hcl.ts';
import { addressReference, withoutKeys } from './address.ts';
import type { Adoption } from './adopt.ts';

/*
 * The two files that carry a state over to new addresses. They are not made from anything and have no seal: from the start they belong to the
 * person, who deletes them when the first apply is done.
 */

const MOVED =
  'What GuildOps adopted, from the address it had to the one it has now. Terraform only renames it in the state. Delete this file once it is applied.';

const LEFT =
  'What GuildOps left alone. For each: move its block into a file of this folder and delete the entry here. Without either, terraform would destroy it; with the entry, it only forgets it. Needs Terraform or OpenTofu 1.7.';

/** `moved.tf`: undefined when every address stays. */
export function movedFile({ moves }: Adoption): string | undefined {
  const blocks = moves
    .filter(({ from, to }) => from.address !== to)
    .map(({ from, to }) =>
      block(
        'moved',
        [],
        [
          ['from', addressReference(from.address)],
          ['to', addressReference(to)],
        ],
      ),
    );
  return file(MOVED, blocks);
}

/** `left-alone.tf`: undefined when nothing is. */
export function leftAloneFile({ leaves }: Adoption): string | undefined {
  // Terraform takes no single one out of several here.
  const addresses = new Set(leaves.map(({ at }) => withoutKeys(at.address)));
  return file(
    LEFT,
    [...addresses].map((address) =>
      block('removed', [], [['from', addressReference(address)], block('lifecycle', [], [['destroy', false]])]),
    ),
  );
}

const file = (remark: string, blocks: Body): string | undefined =>
  blocks.length === 0 ? undefined : printFile([comment(remark), ...blocks]);
