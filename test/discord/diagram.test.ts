import { loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Diagram } from '../../src/core/advice.ts';
import { diagramWords, namesOf } from '../../src/discord/diagram/diagram-words.ts';
import { drawDiagram } from '../../src/discord/diagram/draw-diagram.ts';
import { placeNodes } from '../../src/discord/diagram/place-nodes.ts';

const node = (address: string, action = 'create') => ({ address, action });
const small: Diagram = {
  nodes: [
    node('google_compute_instance.web', 'replace'),
    node('google_compute_network.main'),
    node('terraform_data.x'),
  ],
  edges: [[0, 1]],
  left: 3,
};

/** What a plan may have: any edges, circles too, between as many nodes as are shown. */
const anyDiagram = fc.integer({ min: 0, max: 40 }).chain((count) =>
  fc.record({
    nodes: fc.array(fc.record({ address: fc.string({ unit: 'binary' }), action: fc.string() }), {
      minLength: count,
      maxLength: count,
    }),
    edges: count === 0 ? fc.constant([]) : fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 80 }),
    left: fc.nat(999),
  }),
);

it('has a place of its own for each resource and for each arrow that passes a column, in few columns', () => {
  fc.assert(
    fc.property(anyDiagram, (diagram) => {
      const { nodes, ways } = placeNodes(diagram);
      const all = [...nodes, ...ways.flat()];
      expect(new Set(all.map(({ column, row }) => `${column} ${row}`)).size).toBe(all.length);
      expect([nodes.length, ways.length]).toEqual([diagram.nodes.length, diagram.edges.length]);
      for (const { column, row } of all) {
        expect(column).toBeLessThan(6);
        expect(row).toBeLessThan(80);
      }
    }),
  );
});

it('leads arrows to the right, and around what is between', () => {
  const chain: Diagram = {
    nodes: [node('a_a.a'), node('b_b.b'), node('c_c.c')],
    edges: [
      [0, 1],
      [1, 2],
      [0, 2],
    ],
    left: 0,
  };
  const { nodes, ways } = placeNodes(chain);
  expect(nodes.map(({ column }) => column)).toEqual([0, 1, 2]);
  expect(ways.map((way) => way.map(({ column }) => column))).toEqual([[], [], [1]]);
  expect(ways[2]?.[0]?.row).not.toBe(nodes[1]?.row);
});

it('can be drawn of anything, no larger than Discord shows', async () => {
  await fc.assert(
    fc.asyncProperty(anyDiagram, async (diagram) => {
      const { width, height } = await loadImage(Buffer.from(await drawDiagram(diagram, 'What 7F3K.1 changes')));
      expect(Math.max(width, height)).toBeLessThan(10_000);
      expect(diagramWords(diagram, 'x').length).toBeLessThanOrEqual(1024);
    }),
    { numRuns: 8 },
  );
});

it('says in words what it shows', () => {
  expect(diagramWords(small, 'What 7F3K.1 changes')).toBe(
    'What 7F3K.1 changes: replace google_compute_instance.web; create google_compute_network.main; create terraform_data.x; google_compute_instance.web refers to google_compute_network.main: and 3 more resources',
  );
});

it.each([
  ['aws_s3_bucket.logs', 'aws_s3_bucket', 'logs'],
  ['module.net["a.b"].aws_vpc.main[0]', 'aws_vpc', 'module.net["a.b"].main[0]'],
  ['module.a.module.b.google_sql_user.it["x.y"]', 'google_sql_user', 'module.a.module.b.it["x.y"]'],
  ['odd', '', 'odd'],
])('%s has type and name apart', (address, type, name) => {
  expect(namesOf(address)).toEqual({ type, name });
});
