/** The name of a file or folder, letter by letter; `*` stands for any letters, `?` for one. */
export type Wildcard = readonly (string | typeof ANY | typeof ONE)[];
const ANY = Symbol('any letters');
const ONE = Symbol('one letter');

/** Reads a name; `\` takes the next letter as it is. */
export const toWildcard = (text: string): Wildcard =>
  (text.match(/\\?./gsu) ?? []).map((part) => {
    if (part === '*') return ANY;
    if (part === '?') return ONE;
    return part.length > 1 && part.startsWith('\\') ? part.slice(1) : part;
  });

/** Whether a name fits, without ever trying more than the last `*` in another way. */
export function fits(wildcard: Wildcard, name: string): boolean {
  const letters = [...name];
  let [at, read] = [0, 0];
  let lastAny: { at: number; read: number } | undefined;
  while (read < letters.length) {
    const wanted = wildcard[at];
    if (wanted === ANY) {
      lastAny = { at, read };
      at += 1;
    } else if (wanted === ONE || wanted === letters[read]) {
      at += 1;
      read += 1;
    } else if (lastAny) {
      lastAny.read += 1;
      [at, read] = [lastAny.at + 1, lastAny.read];
    } else return false;
  }
  return wildcard.slice(at).every((rest) => rest === ANY);
}
