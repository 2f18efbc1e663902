import { withoutKeys } from '../generators/adopt/address.ts';
import type { Adoption } from '../generators/adopt/adopt.ts';
import { readConfigFolder } from '../runner/scan/folder.ts';

/** `aws_instance.web` of `aws_instance.web[0]`, `module.net` of everything in that module. */
const blockOf = (address: string): string => withoutKeys(address).split('.').slice(0, 2).join('.');

/**
 * What becomes of the blocks in the old folder's own files, with file and line: those of what is adopted go with the folder, those of what is
 * left alone have to come along.
 */
export async function oldBlocks(folder: string, { moves, leaves }: Adoption): Promise<string[]> {
  const { files } = await readConfigFolder(folder);
  const gone = new Set(moves.map(({ from }) => blockOf(from.address)));
  const staying = new Set(leaves.map(({ at }) => blockOf(at.address)));
  const found = files.flatMap(({ name, blocks }) =>
    blocks.flatMap(({ type, labels, line }) => {
      const address = type === 'resource' ? labels.join('.') : type === 'module' ? `module.${labels[0] ?? ''}` : '';
      return [{ address, says: `${name}:${line} ${[type, ...labels].join(' ')}` }];
    }),
  );
  const say = (title: string, isMeant: (address: string) => boolean): string[] => {
    const lines = found.filter(({ address }) => isMeant(address)).map(({ says }) => `  ${says}`);
    return lines.length === 0 ? [] : [title, ...lines];
  };
  return [
    ...say(
      'Replaced by what is written now, in the old folder:',
      (address) => gone.has(address) && !staying.has(address),
    ),
    ...say('To move into the new folder by hand:', (address) => staying.has(address) && !gone.has(address)),
    ...say('Adopted in part, to be split by hand:', (address) => staying.has(address) && gone.has(address)),
  ];
}
