/**
 * Whether a text is what a pattern describes: `*` is any number of characters, also none and also slashes, `?` exactly one. Case does not
 * matter. Patterns come from people and texts from plans, so this takes time in proportion to both and no more.
 */
export function isLike(pattern: string, text: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), text.toLowerCase()];
  let [at, from, star, retry] = [0, 0, -1, 0];
  while (at < given.length) {
    if (wanted[from] === '*') {
      star = from;
      from += 1;
      retry = at;
    } else if (from < wanted.length && (wanted[from] === '?' || wanted[from] === given[at])) {
      from += 1;
      at += 1;
    } else if (star >= 0) {
      from = star + 1;
      retry += 1;
      at = retry;
    } else return false;
  }
  while (wanted[from] === '*') from += 1;
  return from === wanted.length;
}
