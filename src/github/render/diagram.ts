import type { Diagram } from '../../core/advice.ts';
import { countOf } from './format.ts';
import { fence, shorten } from './markdown.ts';

const LONGEST_LABEL = 80;

/** The picture of a change, folded, in the language that GitHub draws; nothing where nothing refers to anything. */
export function diagramLines({ nodes, edges, left }: Diagram): string[] {
  if (edges.length === 0) return [];
  const more = left === 0 ? '' : `, without ${countOf(left, 'resource')} that found no room`;
  return [
    `<details><summary>Picture of the change: ${countOf(nodes.length, 'resource')}${more}</summary>`,
    '',
    fence(mermaidOf({ nodes, edges }), 'mermaid'),
    '',
    '</details>',
  ];
}

const COLOURS = { create: '#2da44e', update: '#bf8700', replace: '#bc4c00', delete: '#cf222e' };

/** Arrows go from what refers to what it refers to. Source: https://mermaid.js.org/syntax/flowchart.html */
export function mermaidOf({ nodes, edges }: Pick<Diagram, 'nodes' | 'edges'>): string {
  const known = (action: string) => (Object.hasOwn(COLOURS, action) ? `:::${action}` : '');
  return [
    'flowchart LR',
    ...nodes.map(({ address, action }, n) => `  n${n}["${labelOf(address)}"]${known(action)}`),
    ...edges.map(([from, to]) => `  n${from} --> n${to}`),
    ...Object.entries(COLOURS).map(([action, colour]) => `  classDef ${action} stroke:${colour},stroke-width:2px`),
  ].join('\n');
}

/** Letters that mean nothing to Mermaid, in quotes or not; all others are told by a mark. */
const labelOf = (address: string): string =>
  shorten(address.replaceAll('"', "'").replace(/[^A-Za-z0-9_.'[\]/:-]/g, '·'), LONGEST_LABEL).replace(/-{2,}/g, '-');
