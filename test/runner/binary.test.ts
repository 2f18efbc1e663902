import { describe, expect, it } from 'vitest';
import { probeBinary } from '../../src/runner/binary.ts';
import { terraform } from './rig.ts';

describe('an engine', () => {
  it.runIf(terraform)('tells its version, by name and by path', async () => {
    expect(await probeBinary('terraform')).toMatch(/^\d+\.\d+\.\d+/);
    expect(await probeBinary(terraform ?? '')).toMatch(/^\d+\.\d+\.\d+/);
  });

  it.each([
    ['nowhere-to-be-found', 'nowhere-to-be-found was not found'],
    ['/nowhere/terraform', '/nowhere/terraform was not found'],
    ['/bin/false', '/bin/false does not run'],
  ])('%s is refused with a reason', async (binary, why) => {
    await expect(probeBinary(binary)).rejects.toThrow(why);
  });
});
