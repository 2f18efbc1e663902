import type { Adoption } from './adopt.ts';
import { isSecret, plain } from './say.ts';

/** What became of a state, in lines for a terminal: what is adopted, what would change, what would be added, what is left alone and why. */
export function reportLines({ resources, moves, changes, makes, leaves }: Adoption): string[] {
  const moved = moves.filter(({ from, to }) => from.address !== to);
  return [
    ...section(
      `Adopted: ${count(resources.length, 'resource')}, of ${count(moves.length, 'address', 'addresses')} in the state`,
      resources.map(({ kind, name }) => `${kind} ${name}`),
    ),
    ...section(
      'Gets another address',
      moved.map(({ from, to }) => `${from.address} -> ${to}`),
    ),
    ...section(
      'Would change, in place',
      changes.map(({ at, difference: { path, from, to, interrupts } }) => {
        const what = isSecret(at, path) ? 'sensitive' : `from ${plain(from)} to ${plain(to)}`;
        return `${at.address}: ${path}, ${what}${interrupts ? '; it stops for a moment' : ''}`;
      }),
    ),
    ...section('Would be added', makes),
    ...section(
      'Left alone',
      leaves.map(({ at, why }) => `${one(at.address)}: ${why}`),
    ),
  ];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];

const count = (number: number, word: string, words = `${word}s`): string => `${number} ${number === 1 ? word : words}`;

/** An address that is none is text from people. */
const one = (address: string): string => (/^[\w.[\]"-]+$/.test(address) ? address : plain(address));
