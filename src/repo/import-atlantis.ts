import { stringify } from 'yaml';
import { isEngineVersion, REQUIREMENTS } from '../core/project.ts';
import { readYaml } from '../core/yaml.ts';
import { folderOf } from './folder.ts';
import { nameOf } from './name.ts';

/** A `guildops.yaml` made of an `atlantis.yaml`, and what it could not carry over. */
export interface Converted {
  text: string;
  /** In sentences, each with the line it is about. */
  left: string[];
}

type Fields = Record<string, unknown>;

/** What is different on purpose, and what to do instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  workflow: 'GuildOps runs init, plan and apply itself; give variables by var_files, and checks as policies',
  workflows: 'GuildOps runs init, plan and apply itself and runs no shell of a repository',
  parallel_apply: 'applies run side by side wherever their states differ',
  parallel_plan: 'plans run side by side',
  abort_on_execution_order_fail: 'what depends on a failed project waits, everything else goes on',
  execution_order_group: 'say depends_on of the projects that come first',
  allowed_regexp_prefixes: 'commands take patterns of folders: -d "prod/*"',
  delete_source_branch_on_merge: 'the branch is always deleted after the merge',
  plan_requirements: 'a plan needs nobody; what an apply needs is requirements',
  import_requirements: 'an import asks for the rights of an apply',
  custom_policy_check: 'policies are checked on every plan',
  policy_check: 'policies are checked on every plan',
  silence_pr_comments: 'there is one comment for each pull request',
  branch: 'pull requests into the default branch are planned, and no others',
  automerge: 'a pull request is always merged after its last apply',
  emoji_reaction: 'commands are answered by reactions',
};

const KNOWN: ReadonlySet<string> = new Set(REQUIREMENTS);

/**
 * Converts an `atlantis.yaml` of version 3.
 * @throws Refusal `bad-input` for what is no such file
 */
export function importAtlantis(source: string, path = 'atlantis.yaml'): Converted {
  const file = readYaml(path, source, 2 * 1024 * 1024);
  const left: string[] = [];
  const leave = (where: readonly (string | number)[], what: string, instead?: string) =>
    void left.push(`${path}, line ${file.lineOf(where)}: ${what}${instead ? ` (${instead})` : ''}`);
  if (file.value.version !== 3) leave(['version'], `version ${String(file.value.version)} was read like version 3`);
  const given = asList(file.value.projects);
  const names = new Map(given.map((one) => [one.name, nameIn(one)]));
  const projects = given.map((one, at) =>
    toProject(one, names, (key, what, instead) => leave(['projects', at, key], what, instead)),
  );
  for (const key of Object.keys(file.value))
    if (!['version', 'projects', 'autodiscover'].includes(key))
      leave([key], `${key} is not carried over`, INSTEAD[key]);
  const discover = toDiscovery(file.value.autodiscover);
  const lock = lockFor(given, (at, what) => leave(['projects', at, 'repo_locks'], what));
  const config = {
    version: 1,
    ...(projects.length > 0 && { projects }),
    ...(discover && { autodiscover: discover }),
    ...(lock && { lock }),
  };
  return { text: `# Made from ${path.split('/').at(-1)}.\n${stringify(config, { lineWidth: 0 })}`, left };
}

const asList = (value: unknown): Fields[] =>
  Array.isArray(value) ? value.filter((one): one is Fields => typeof one === 'object' && one !== null) : [];

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

type Leave = (key: string, what: string, instead?: string) => void;

const lockOf = (one: Fields | undefined): string | undefined => text((one?.repo_locks as Fields | undefined)?.mode);

/** A repository has one way to lock. It is the later one where any project has asked for that. */
function lockFor(projects: readonly Fields[], leave: (at: number, what: string) => void): 'apply' | undefined {
  if (!projects.some((one) => lockOf(one) === 'on_apply')) return undefined;
  for (const [at, one] of projects.entries())
    if (!['on_apply', 'disabled'].includes(lockOf(one) ?? ''))
      leave(at, 'lock: apply holds for the whole repository, so for this project as well');
  return 'apply';
}

const placeIn = (one: Fields) => ({
  dir: folderOf(text(one.dir) ?? '.') ?? '.',
  workspace: text(one.workspace) ?? 'default',
});

/** Its name, or the one it gets here where it is none of ours. */
function nameIn(one: Fields): string | undefined {
  const given = text(one.name);
  return given === undefined || /^[a-z][a-z0-9-]{1,38}$/.test(given) ? given : nameOf(placeIn(one));
}

function toProject(one: Fields, names: ReadonlyMap<unknown, string | undefined>, leave: Leave): Fields {
  const { dir, workspace } = placeIn(one);
  const given = text(one.name);
  const name = nameIn(one);
  if (given !== undefined && name !== given) leave('name', `${given} is no name here; the project is called ${name}`);
  const engine = text(one.terraform_distribution) === 'opentofu' ? 'tofu' : undefined;
  const version = text(one.terraform_version)?.replace(/^v/, '');
  if (version !== undefined && !isEngineVersion(version))
    leave('terraform_version', `${version} is no exact version, and was left out`);
  const watched = texts((one.autoplan as Fields | undefined)?.when_modified);
  if ((one.autoplan as Fields | undefined)?.enabled === false)
    leave('autoplan', 'every pull request is planned by itself; autoplan cannot be switched off for a project');
  const requirements = texts(one.apply_requirements);
  for (const word of requirements.filter((known) => !KNOWN.has(known)))
    leave('apply_requirements', `there is no requirement ${word}`);
  if (lockOf(one) === 'disabled') leave('repo_locks', 'a state is never left unlocked');
  for (const key of Object.keys(one)) if (!CARRIED.has(key)) leave(key, `${key} is not carried over`, INSTEAD[key]);
  const kept = requirements.filter((word) => KNOWN.has(word));
  return {
    ...(name !== undefined && { name }),
    dir,
    ...(workspace !== 'default' && { workspace }),
    ...(engine && { engine }),
    ...(version !== undefined && isEngineVersion(version) && { engine_version: version }),
    ...(watched.length > 0 && { when_modified: watched }),
    ...(texts(one.depends_on).length > 0 && {
      depends_on: texts(one.depends_on).map((other) => names.get(other) ?? other),
    }),
    ...(kept.length > 0 && { requirements: kept }),
  };
}

const CARRIED = new Set([
  ...['name', 'dir', 'workspace', 'terraform_version', 'terraform_distribution', 'autoplan'],
  ...['depends_on', 'apply_requirements', 'repo_locks'],
]);

function toDiscovery(given: unknown): Fields | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { mode, ignore_paths: ignored } = given as Fields;
  return {
    ...(mode === 'enabled' && { enabled: true }),
    ...(mode === 'disabled' && { enabled: false }),
    ...(texts(ignored).length > 0 && { ignore: texts(ignored) }),
  };
}
