import type { Diagram } from '../../core/advice.ts';
import { clipped, shortName } from '../chart/chart-words.ts';

/** `module.net.aws_vpc.main[0]` → its type, and its name with what it is inside of. */
export function namesOf(address: string): { type: string; name: string } {
  const [, around = '', type = '', name = ''] =
    /^(.*?\.)??([a-z][a-z0-9]*_[a-z0-9_]+)\.([^.[]+.*)$/.exec(address) ?? [];
  return type === '' ? { type: '', name: address } : { type, name: `${around}${name}` };
}

export const leftWords = (left: number): string => `and ${left} more ${left === 1 ? 'resource' : 'resources'}`;

/** The picture in words, for who cannot see it. */
export function diagramWords({ nodes, edges, left }: Diagram, title: string): string {
  const nameAt = (n: number) => shortName(nodes[n]?.address ?? '');
  const links = edges.map(([from, to]) => `${nameAt(from)} refers to ${nameAt(to)}`);
  const all = nodes.map(({ address, action }) => `${action} ${shortName(address)}`);
  return clipped([title, [...all, ...links].join('; '), ...(left > 0 ? [leftWords(left)] : [])].join(': '));
}
