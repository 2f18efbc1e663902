import { relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lockedIn } from '../../../src/runner/mirror/locked.ts';
import { isPackage, packageFolder, wholeSource } from '../../../src/runner/mirror/package.ts';
import { DEMO, lockOf } from './rig.ts';

describe('a lock file', () => {
  it('names its providers with their versions and checksums', () => {
    const other = { source: 'registry.opentofu.org/hashicorp/aws', version: '6.0.0-beta1' };
    expect(lockedIn(`# kept by the engine\n${lockOf(DEMO, 'h1:aa=', 'zh:bb')}${lockOf(other)}`)).toEqual([
      { ...DEMO, hashes: ['h1:aa=', 'zh:bb'] },
      { ...other, hashes: [] },
    ]);
  });

  it.each([
    ['a way out of the folder', '../../../etc', '1.2.3'],
    ['a source without its registry', 'acme/demo', '1.2.3'],
    ['a version that is a path', DEMO.source, '1.2.3/../../x'],
    ['a version that is a wish', DEMO.source, '~> 1.2'],
  ])('leaves out %s', (_, source, version) => {
    expect(lockedIn(lockOf({ source, version }, 'h1:aa='))).toEqual([]);
  });

  it('never leads out of the folder of providers, whatever is written in it', () => {
    const part = fc.string({
      unit: fc.constantFrom('.', '/', '..', 'a', '1', '-', '+', '\\', '\0', '1.2.3', 'a.b/c/d'),
    });
    const nearly = (good: string) =>
      fc.oneof(
        fc.constant(good),
        part,
        part.map((more) => `${good}${more}`),
      );
    fc.assert(
      fc.property(nearly('a.b/c/d'), nearly('1.2.3'), (source, version) => {
        if (isPackage({ source, version }))
          expect(relative('/mirror', packageFolder('/mirror', { source, version })).split('/')).toHaveLength(5);
      }),
    );
  });
});

it.each([
  ['hashicorp/aws', 'terraform', 'registry.terraform.io/hashicorp/aws'],
  ['Hashicorp/AWS', 'tofu', 'registry.opentofu.org/hashicorp/aws'],
  ['registry.acme.com/infra/dns', 'tofu', 'registry.acme.com/infra/dns'],
] as const)('%s is for %s the provider %s', (written, engine, source) => {
  expect(wholeSource(written, engine)).toBe(source);
});
