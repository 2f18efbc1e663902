import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../../core/refusal.ts';
import { type ConfigFolder, readConfigFolder } from './folder.ts';
import { localModules } from './modules.ts';
import { emptyBlock, objectionsTo, type RuleFacts } from './rules.ts';

/** What a look at a project's code found, before anything of it runs. */
export interface Scan {
  problems: readonly Problem[];
  /** Files that are not valid HCL or JSON: nobody's fault but a typing error, told like one. */
  broken: readonly string[];
  /** The project's own folder and every local module it uses, by folder. */
  folders: ReadonlyMap<string, ConfigFolder>;
}

const forbidden = (at: string, what: string): Problem => ({ code: 'forbidden-code', at, what });

/** More modules than any project has; a bound, because folders may be made to no end. */
const MAX_FOLDERS = 200;

/** Looks at a project's folder and, through their sources, at every module of the same repository. */
export async function scanProject(tree: string, directory: string, facts: RuleFacts): Promise<Scan> {
  const folders = new Map<string, ConfigFolder>();
  const problems: Problem[] = [];
  const waiting = [directory];
  for (let folder = waiting.pop(); folder !== undefined && folders.size < MAX_FOLDERS; folder = waiting.pop()) {
    if (folders.has(folder)) continue;
    const config = await readConfigFolder(join(tree, folder));
    folders.set(folder, config);
    problems.push(...problemsOf(folder, config, facts));
    for (const { name, blocks } of config.files) {
      for (const module of localModules(folder, blocks)) {
        if (module === undefined)
          problems.push(forbidden(posix.join(folder, name), 'a module outside of the repository'));
        else waiting.push(module);
      }
    }
  }
  if (waiting.length > 0) problems.push(forbidden(directory, `more than ${MAX_FOLDERS} modules`));
  if (!hasBackend(folders.get(directory)))
    problems.push(forbidden(directory, `no ${emptyBlock(facts.backend)}: its state would be lost`));
  return { problems, broken: brokenIn(folders), folders };
}

const Manifest = z.object({ Modules: z.array(z.object({ Key: z.string(), Dir: z.string() })) });

/**
 * Looks at the modules that init fetched from a registry. The engine's manifest names the folders in use; those of the repository
 * itself were looked at before.
 * @param data TF_DATA_DIR on the host
 * @param seen the same folder, and the working directory, as the engine sees them
 */
export async function scanFetched(
  data: string,
  seen: { data: string; cwd: string },
  facts: RuleFacts,
): Promise<Problem[]> {
  const text = await readFile(join(data, 'modules', 'modules.json'), 'utf8').catch(() => '{"Modules":[]}');
  const found = await Promise.all(
    Manifest.parse(JSON.parse(text)).Modules.map(async ({ Key: name, Dir: dir }) => {
      const inside = posix.relative(seen.data, posix.resolve(seen.cwd, dir));
      if (inside.startsWith('..')) return [];
      const config = await readConfigFolder(join(data, inside));
      const broken = config.broken.map(({ name: file, why }) => forbidden(`module ${name}, ${file}`, why));
      return [...problemsOf(`module ${name}`, config, facts), ...broken];
    }),
  );
  return found.flat();
}

function problemsOf(folder: string, { files, refused }: ConfigFolder, facts: RuleFacts): Problem[] {
  return [
    ...refused.map(({ name, what }) => forbidden(posix.join(folder, name), what)),
    ...files.flatMap(({ name, blocks }) =>
      objectionsTo(blocks, facts).map(({ line, what }) => forbidden(`${posix.join(folder, name)}:${line}`, what)),
    ),
  ];
}

const hasBackend = (folder: ConfigFolder | undefined): boolean =>
  folder?.files.some(({ blocks }) =>
    blocks.some((block) => block.type === 'terraform' && block.blocks.some(({ type }) => type === 'backend')),
  ) ?? false;

const brokenIn = (folders: ReadonlyMap<string, ConfigFolder>): string[] =>
  [...folders].flatMap(([folder, { broken }]) => broken.map(({ name, why }) => `${posix.join(folder, name)}, ${why}`));
