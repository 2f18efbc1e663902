import type { Fields } from './fields.ts';

const COMPLEXITIES = ['low', 'medium', 'high'];
const RANGE = /^\$?(\d{1,7})\s*(?:-|–|to)\s*\$?(\d{1,7})$/;

/** The text of a pattern, from the fields that make one; what its author wrote beneath them follows. */
export function patternText({ problem = '', solution = '', complexity, cost }: Fields, more: string): string {
  const { from, to } = costRange(cost) ?? {};
  return [
    `Problem: ${problem}`,
    `Solution: ${solution}`,
    ...(complexity ? [`Complexity: ${complexity.toLowerCase()}`] : []),
    ...(cost ? [`Cost: $${from} to $${to} a month`] : []),
    ...(more ? [more] : []),
  ].join('\n\n');
}

/** What is wrong with the fields of a pattern. */
export function patternMistakes({ problem, solution, services, complexity = '', cost }: Fields): string[] {
  return [
    ...Object.entries({ problem, solution, services, cost }).flatMap(([name, value]) =>
      value ? [] : [`the pattern has no "${name}"`],
    ),
    ...(COMPLEXITIES.includes(complexity.toLowerCase())
      ? []
      : [`"complexity" is ${complexity ? `"${complexity}"` : 'missing'}: it is ${COMPLEXITIES.join(', ')}`]),
    ...(cost && !costRange(cost) ? [`"cost" is "${cost}": it is a range of dollars a month, such as 20-80`] : []),
  ];
}

function costRange(text = ''): { from: number; to: number } | undefined {
  const [, from, to] = RANGE.exec(text.replaceAll(',', '').trim()) ?? [];
  return from !== undefined && Number(from) <= Number(to) ? { from: Number(from), to: Number(to) } : undefined;
}
