import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ENGINES, type EngineName, isEngineVersion } from '../core/project.ts';

/** An engine of one version, whether it is there or not. */
export interface Versioned {
  name: EngineName;
  version: string;
}

/** `terraform/1.11.4/terraform` in the folder of engines. @throws Error for what is no version and would be a path */
export function engineFile(folder: string, { name, version }: Versioned): string {
  if (!isEngineVersion(version)) throw new Error(`${JSON.stringify(version)} is no version`);
  return join(folder, name, version, name);
}

/** Whether there is a file; what it answers is another question. */
export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** The engines in a folder by name, oldest first. A folder that is not there has none. */
export async function enginesIn(folder: string): Promise<Versioned[]> {
  const lists = await Promise.all(
    ENGINES.map(async (name) => {
      const names = await readdir(join(folder, name)).catch(() => []);
      const all = names.filter(isEngineVersion).map((version) => ({ name, version }));
      const there = await Promise.all(all.map((one) => isThere(engineFile(folder, one))));
      return all.filter((_, at) => there[at]).sort((a, b) => byAge(a.version, b.version));
    }),
  );
  return lists.flat();
}

const byAge = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
