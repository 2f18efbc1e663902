/** One thing wrong with what was sent: where, Discord's code for it, and words. */
export interface Problem {
  path: string[];
  code: string;
  message: string;
}

export const problem = (path: (string | number)[], code: string, message: string): Problem => ({
  path: path.map(String),
  code,
  message,
});

/** A text that must have a length within limits; absent texts are the business of the caller. */
export function lengthProblems(
  path: (string | number)[],
  text: string | null | undefined,
  [min, max]: readonly [number, number],
): Problem[] {
  if (typeof text !== 'string') return [];
  const { length } = [...text];
  if (length >= min && length <= max) return [];
  return [problem(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)];
}

/** A list that must have a number of entries within limits. */
export function countProblems(
  path: (string | number)[],
  list: readonly unknown[],
  [min, max]: readonly [number, number],
): Problem[] {
  if (list.length >= min && list.length <= max) return [];
  return [problem(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)];
}

/** Entries that must differ from each other; the second of a pair is the problem. */
export function duplicateProblems(entries: { path: (string | number)[]; key: string }[], code: string): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ path, key }) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [problem(path, code, `Must be unique: '${key}' is there twice.`)];
  });
}

export const describe = ({ path, code, message }: Problem) => `${path.join('.') || '(body)'}: ${message} [${code}]`;
