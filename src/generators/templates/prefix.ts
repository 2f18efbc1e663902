import { type Resource, resourceKey } from '../../core/request.ts';
import type { Line, Template } from './template.ts';

/** The names that a line gets, without a prefix: one for each copy. */
export const copyNames = ({ name, copies }: Pick<Line, 'name' | 'copies'>): string[] =>
  copies === undefined ? [name] : Array.from({ length: copies }, (_, at) => `${name}-${at + 1}`);

export const withPrefix = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}-${name}`);

/** Resources that a template would make with these names, and that are there already. */
export function takenKeys(
  { lines }: Pick<Template, 'lines'>,
  prefix: string,
  resources: readonly Resource[],
): string[] {
  const present = new Set(resources.map(resourceKey));
  return lines
    .flatMap((line) => copyNames(line).map((name) => resourceKey({ kind: line.kind, name: withPrefix(prefix, name) })))
    .filter((key) => present.has(key));
}

/** A prefix with which every name of the template is free: `wanted` or one like it, such as `app-2`. */
export function freePrefix(template: Pick<Template, 'lines'>, resources: readonly Resource[], wanted = ''): string {
  const isFree = (prefix: string) => takenKeys(template, prefix, resources).length === 0;
  if (isFree(wanted)) return wanted;
  const word = wanted === '' ? 'app' : wanted.slice(0, 16);
  if (wanted === '' && isFree(word)) return word;
  for (let n = 2; ; n += 1) if (isFree(`${word}-${n}`)) return `${word}-${n}`;
}
