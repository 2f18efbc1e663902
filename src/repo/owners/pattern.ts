import { fits, toWildcard, type Wildcard } from './wildcard.ts';

/** A pattern of `CODEOWNERS`: what each folder on the way has to be called, `**` being any number of them. */
export interface OwnersPattern {
  steps: readonly (Wildcard | '**')[];
  /** Whether it means what is called so, everything below that, or both. */
  means: 'itself' | 'below' | 'both';
}

/**
 * Reads a pattern. It is that of a gitignore file with GitHub's differences: neither `!` nor `[ ]` nor an escaped `#`, and what ends in `/*`
 * means the files of that folder alone.
 * Source: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * @returns the pattern, or why it is none
 */
export function parsePattern(text: string): OwnersPattern | { why: string } {
  const why = whyNot(text);
  if (why !== undefined) return { why };
  const isFolder = text.endsWith('/') || text.endsWith('/**') || text === '**';
  const path = text.replace(/^\//, '').replace(/\/$|(?:^|\/)\*\*$/, '');
  const steps = path === '' ? [] : path.split('/');
  const isAnchored = text.startsWith('/') || text.replace(/\/$/, '').includes('/');
  return {
    steps: [...(isAnchored ? [] : ['**' as const]), ...steps.map((step) => (step === '**' ? step : toWildcard(step)))],
    means: isFolder ? 'below' : steps.at(-1) === '*' ? 'itself' : 'both',
  };
}

function whyNot(text: string): string | undefined {
  if (text.startsWith('!')) return 'a pattern cannot be negated with !';
  if (text.startsWith('\\#')) return 'a pattern cannot begin with #';
  if (text.includes('[') || text.includes(']')) return 'a pattern has no ranges in [ ]';
  return text.includes('//') || text === '/' ? 'there is a folder without a name in it' : undefined;
}

/** Whether a path from the root is one of a pattern. Each of its steps is looked at once for each step of the pattern. */
export function matches({ steps, means }: OwnersPattern, path: string): boolean {
  let reached = throughAny(steps, [0]);
  for (const name of path.split('/')) {
    if (means !== 'itself' && reached.has(steps.length)) return true; // something is left, so it is below
    const next = [...reached].flatMap((at) => {
      const step = steps[at];
      if (step === '**') return [at];
      return step !== undefined && fits(step, name) ? [at + 1] : [];
    });
    reached = throughAny(steps, next);
  }
  return means !== 'below' && reached.has(steps.length);
}

/** How far one is with these steps, as `**` may also be no folder at all. */
function throughAny(steps: OwnersPattern['steps'], reached: readonly number[]): Set<number> {
  const all = new Set(reached);
  for (const at of all) if (steps[at] === '**') all.add(at + 1);
  return all;
}
