import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWritable } from '../../src/generators/adopt/address.ts';
import { importBlocks } from '../../src/generators/import-blocks.ts';
import { anyText } from '../any-text.ts';

it('what exists is taken over by one block each, in order', () => {
  const made = [
    { address: 'google_compute_network.main', id: 'projects/shop/global/networks/main' },
    { address: 'module.shop["eu"].aws_instance.web[0]', id: 'i-0abc' },
  ];
  expect(importBlocks(made)).toEqual([
    'import {\n  to = google_compute_network.main\n  id = "projects/shop/global/networks/main"\n}',
    'import {\n  to = module.shop["eu"].aws_instance.web[0]\n  id = "i-0abc"\n}',
  ]);
});

it('no address and no id is ever read as code', () => {
  const address = fc.oneof(anyText(), fc.constant('a.b'), fc.constant('a.b[file("/etc/passwd")]'));
  fc.assert(
    fc.property(fc.array(fc.record({ address, id: anyText() })), (made) => {
      const blocks = importBlocks(made);
      expect(blocks).toHaveLength(made.filter((one) => isWritable(one.address)).length);
      for (const text of blocks) {
        expect(text.split('\n')).toHaveLength(4);
        expect(text).not.toMatch(/(?<![$%])[$%]\{(?!\{)/);
      }
    }),
  );
});
