import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { isProvider as isKnown, providers } from '../catalog/clouds.ts';
import { parseBackend } from '../core/backend.ts';
import { parseProjectId } from '../core/ids.ts';
import { directoryOf, ENVIRONMENTS, type Environment } from '../core/project.ts';
import { type Problem, refuseIf } from '../core/refusal.ts';
import { type Adoption, adopt } from '../generators/adopt/adopt.ts';
import { providerIn, regionIn } from '../generators/adopt/guess.ts';
import { leftAloneFile, movedFile } from '../generators/adopt/hand-over.ts';
import { reportLines } from '../generators/adopt/report.ts';
import { parseState, type StateResource } from '../generators/adopt/state.ts';
import { generateProject } from '../generators/generate.ts';
import type { ProjectFacts } from '../generators/kind.ts';
import { oldBlocks } from './adopt-blocks.ts';

export interface AdoptOptions {
  project?: string;
  provider?: string;
  region?: string;
  environment: string;
  state?: string;
  out?: string;
  /** Where the state is, as `/cloud-create-project` takes it. */
  backend?: string;
  dryRun?: boolean;
  /** The engine that reads the folder's state when no file is given. */
  engine?: string;
}

/** What was found and written. */
export interface Adopted {
  lines: string[];
  /** Nothing was written when this is 0. */
  resources: number;
}

/**
 * Reads what a folder manages and writes a project of GuildOps that manages the same, beside it: nothing that is there is changed.
 * @throws Refusal `bad-input` for bad options or a bad state, and for a path that is there already; Error when terraform fails
 */
export async function adoptFolder(folder: string, options: AdoptOptions): Promise<Adopted> {
  const state = parseState(await stateOf(folder, options));
  const project = factsOf(folder, options, state);
  const adoption = adopt(state, project);
  const lines = reportLines(adoption);
  const resources = adoption.resources.length;
  if (resources === 0) return { lines: [...lines, 'Nothing was written: there is nothing to adopt.'], resources };
  const out = options.out ?? project.directory;
  const files = filesOf(project, adoption, out);
  await refuseWhatIsThere([...files.keys()]);
  const blocks = await oldBlocks(folder, adoption);
  if (options.dryRun)
    return { lines: [...lines, ...blocks, `Would write ${files.size} files into ${out}.`], resources };
  for (const [path, text] of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  }
  return { lines: [...lines, ...blocks, `Wrote ${files.size} files into ${out}.`, NEXT], resources };
}

const NEXT =
  'Next: plan the new folder with the same state. The plan must destroy nothing and change no more than is listed here; then remove the old folder.';

const stateOf = async (folder: string, { state, engine = 'terraform' }: AdoptOptions): Promise<string> =>
  state === undefined ? shownState(engine, folder) : readFile(state, 'utf8');

/** @throws Error with what terraform said */
async function shownState(engine: string, folder: string): Promise<string> {
  await stat(folder);
  const { stdout, stderr, exitCode, shortMessage } = await execa(engine, ['show', '-json', '-no-color'], {
    cwd: folder,
    reject: false,
    stdin: 'ignore',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (exitCode === 0) return stdout;
  throw new Error(
    `${engine} show -json failed in ${folder}: ${stderr.trim() || shortMessage}\nRun ${engine} init there, or give a file with --state.`,
  );
}

/** What the project will be: as asked, and where nothing is said as the state tells. */
function factsOf(folder: string, options: AdoptOptions, state: readonly StateResource[]): ProjectFacts {
  const name = options.project ?? basename(resolve(folder));
  const id = parseProjectId(name);
  const refuse = (field: string, input: string, expected: string): Problem[] => [
    { code: 'bad-input', field, why: `${JSON.stringify(input)} is none`, expected },
  ];
  const isIn = <T extends string>(all: readonly T[], text: string): text is T => all.some((one) => one === text);
  const { provider = providerIn(state), environment } = options;
  const isProvider = isKnown(provider);
  const isEnvironment = isIn<Environment>(ENVIRONMENTS, environment);
  if (id && isProvider && isEnvironment)
    return {
      id,
      provider,
      environment,
      region: options.region ?? regionIn(state, provider),
      engine: basename(options.engine ?? '') === 'tofu' ? 'tofu' : 'terraform',
      directory: directoryOf(id),
      backend: parseBackend(options.backend ?? '', id),
    };
  refuseIf([
    ...(id ? [] : refuse('project', name, 'lower-case letters, digits and hyphens, such as --project web-dev')),
    ...(isProvider ? [] : refuse('provider', provider, `one of ${providers().join(', ')}`)),
    ...(isEnvironment ? [] : refuse('environment', environment, `one of ${ENVIRONMENTS.join(', ')}`)),
  ]);
  throw new Error('a project was refused without a reason');
}

/** Every file by the path it gets. */
function filesOf(project: ProjectFacts, adoption: Adoption, out: string): Map<string, string> {
  const handOver = { 'moved.tf': movedFile(adoption), 'left-alone.tf': leftAloneFile(adoption) };
  const generated = [...generateProject({ project, resources: adoption.resources })].map(
    ([path, text]) => [path.slice(project.directory.length + 1), text] as const,
  );
  return new Map(
    [...generated, ...Object.entries(handOver)].flatMap(([path, text]) =>
      text ? [[join(out, path), text] as const] : [],
    ),
  );
}

/** A project begins in a folder of its own: nothing that is there is written over, whoever wrote it. */
async function refuseWhatIsThere(paths: readonly string[]): Promise<void> {
  const there = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        () => [path],
        () => [],
      ),
    ),
  );
  refuseIf(
    there.flat().map(
      (field): Problem => ({
        code: 'bad-input',
        field,
        why: 'it is there already',
        expected: 'another folder with --out, or none of these files',
      }),
    ),
  );
}
