import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { clouds } from '../../../sandbox/cloud/clouds.ts';

/** The files that a file imports when it is loaded, and theirs. */
function loadedWith(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\s(?!type)[^;]*?from '(\..+?)'/gm,
  )) {
    loadedWith(resolve(dirname(file), path), found);
  }
  return found;
}

describe('the process of the sandbox clouds', () => {
  const cloudDir = fileURLToPath(new URL('../../../sandbox/cloud/', import.meta.url));

  it.each(['serve.ts', 'plugin.ts'])('starts without the tables of any cloud (%s)', (entry) => {
    const loaded = [...loadedWith(resolve(cloudDir, entry))];
    expect(loaded).toContain(resolve(cloudDir, 'clouds.ts'));
    const tables = clouds.map(({ source }) => resolve(cloudDir, source.split('/')[1] ?? ''));
    expect(loaded.filter((file) => tables.some((table) => file.startsWith(`${table}/`)))).toEqual([]);
  });
});
