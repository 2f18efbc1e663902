import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '../core/refusal.ts';
import type { Resource } from '../core/request.ts';
import { generateProject } from '../generators/generate.ts';
import { refuseHandEdited } from '../generators/hand-edited.ts';
import type { Surroundings } from '../generators/kind.ts';
import { readProject } from '../generators/read-project.ts';

/** What `guildops generate` did in one project's folder; paths from the working directory. */
export interface Generated {
  directory: string;
  written: string[];
  removed: string[];
}

/**
 * Makes the generated files of projects equal to their resource files, as GuildOps itself would: nothing that a person wrote is touched.
 * `start` is a project's folder, or a folder above some; each folder with a `project.yaml` is a project.
 * @throws Refusal `bad-input` with path and line when a source cannot be read, or when there is no project at all
 */
export async function generate(start: string): Promise<Generated[]> {
  const found = await projectsBelow(resolve(start));
  if (found.length === 0)
    throw new Refusal({
      code: 'bad-input',
      field: start,
      why: 'there is no project.yaml here or below',
      expected: 'the folder of a project, such as projects/web-dev',
    });
  return Promise.all(found.map((folder) => generateIn(folder)));
}

const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

async function projectsBelow(folder: string, depth = 4): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && entry.name === 'project.yaml')) return [folder];
  if (depth === 0) return [];
  const folders = entries.filter((entry) => entry.isDirectory() && !isSkipped(entry.name));
  return (await Promise.all(folders.map(({ name }) => projectsBelow(join(folder, name), depth - 1)))).flat();
}

/** A project's text files, by path with the folder's own name in front: the shape the generators read. Links are left alone. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => !name.split('/').some(isSkipped));
  const files = new Map<string, string>();
  for (const name of names) {
    const path = join(folder, name);
    if ((await lstat(path)).isFile()) files.set(`${basename(folder)}/${name}`, await readFile(path, 'utf8'));
  }
  return files;
}

/** Resources to add to a project that has these already. */
type Addition = (around: Surroundings) => readonly Resource[];

/**
 * The same for one project's folder, with further resources, whose own files are written too.
 * @throws Refusal `hand-edited` where one of these has to change a file that is a person's
 */
export async function generateIn(folder: string, add: Addition = () => []): Promise<Generated> {
  const present = await filesOf(folder);
  const directory = basename(folder);
  const { resources, facts } = readProject(present, directory);
  if (!facts) throw new Refusal({ code: 'bad-input', field: join(folder, 'project.yaml'), why: 'it is missing' });
  const project = { ...facts, directory };
  const added = add({ project, resources });
  const wanted = generateProject({ project, resources: [...resources, ...added], present });
  refuseHandEdited(
    present,
    { project, resources },
    added.map((resource) => ({ do: 'add', resource })),
  );
  const generated: Generated = { directory: folder, written: [], removed: [] };
  for (const [path, text] of wanted) {
    const target = join(dirname(folder), path);
    if (text === null) {
      if (!present.has(path)) continue;
      await rm(target, { force: true });
      generated.removed.push(target);
    } else if (present.get(path) !== text) {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
      generated.written.push(target);
    }
  }
  return generated;
}
