import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePlanJson } from '../../src/core/plan-json/parse.ts';
import { mermaidOf } from '../../src/github/render/diagram.ts';
import { diagramOf } from '../../src/review/advice/diagram.ts';
import { anyText } from '../any-text.ts';
import { aPlanOf } from '../review/plans.ts';

it('draws what refers to what', () => {
  const subnet = { address: 'aws_subnet.a', after: {}, refs: { vpc_id: ['aws_vpc.main.id', 'aws_vpc.main'] } };
  const diagram = diagramOf(parsePlanJson(aPlanOf([{ address: 'aws_vpc.main', after: {} }, subnet])));
  expect(diagram).toMatchObject({ edges: [[1, 0]], left: 0 });
  expect(mermaidOf(diagram)).toContain('n0["aws_vpc.main"]:::create');
});

it('keeps any address inside of its label', () => {
  fc.assert(
    fc.property(anyText(), (address) => {
      const [, node] = mermaidOf({ nodes: [{ address, action: 'create' }], edges: [] }).split('\n');
      expect(node).toMatch(/^ {2}n0\["[A-Za-z0-9_.'[\]/:·…-]*"\]:::create$/);
    }),
  );
});
