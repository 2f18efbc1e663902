import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import type { Installation } from './auth/tokens.ts';
import { emit } from './events/emit.ts';
import { createBareRepository, protectBranches, seedRepository } from './git/create.ts';
import { git } from './git/git.ts';
import { type Hub, repositoryOf } from './hub.ts';
import { mentionOf, toInstallation } from './json/app.ts';
import { signatureOf } from './pulls/web-signature.ts';
import { oneAtATime } from './state/one-at-a-time.ts';
import { type MergeMethod, mergeMethods, type Protection, type Repository, type Role } from './state/repository.ts';
import type { User } from './state/user.ts';

export interface NewRepository {
  /** By login. Who is not named does not see the repository; people are made by their first mention. */
  readonly roles?: Readonly<Record<string, Role>>;
  /** Without any commit. */
  readonly empty?: boolean;
  /** Of the first commit on `main`; a README when absent. */
  readonly files?: Readonly<Record<string, string>>;
  /** By branch. */
  readonly protect?: Readonly<Record<string, Protection>>;
  /** All of them when absent. */
  readonly mergeMethods?: readonly MergeMethod[];
}

/** A private repository of `owner/name` with the App installed. @throws Error for a malformed or taken name */
export async function addRepository(hub: Hub, dir: string, fullName: string, options: NewRepository): Promise<void> {
  const [, ownerName, name] = /^([\w-]+)\/([\w.-]+)$/.exec(fullName) ?? [];
  if (!ownerName || !name) throw new Error(`${fullName} is not owner/name`);
  if (hub.repositories.has(fullName.toLowerCase())) throw new Error(`${fullName} exists already`);
  const owner = hub.accounts.add(ownerName, 'Organization');
  const gitDir = join(dir, 'repositories', ownerName.toLowerCase(), `${name.toLowerCase()}.git`);
  await createBareRepository(gitDir);
  const repo = newRepository(hub, owner, name, gitDir);
  for (const [login, role] of Object.entries(options.roles ?? {})) {
    hub.accounts.add(login, 'User');
    repo.roles.set(login.toLowerCase(), role);
  }
  if (options.mergeMethods) repo.mergeMethods = options.mergeMethods;
  if (!options.empty) {
    const files = options.files ?? { 'README.md': `# ${name}\n` };
    await seedRepository(gitDir, { files, message: 'Initial commit', by: signatureOf(hub, owner) });
  }
  hub.repositories.set(fullName.toLowerCase(), repo);
  for (const [branch, protection] of Object.entries(options.protect ?? {}))
    await protect(hub, fullName, branch, protection);
  install(hub, repo);
}

/** A person's own copy of a repository, with all its branches; the App is not installed there. Answers its name. @throws Error for one that is there */
export async function addFork(hub: Hub, dir: string, of: string, login: string): Promise<string> {
  const original = repositoryOf(hub, of);
  const owner = hub.accounts.add(login, 'User');
  const fullName = `${owner.login}/${original.name}`;
  if (hub.repositories.has(fullName.toLowerCase())) throw new Error(`${fullName} exists already`);
  const gitDir = join(dir, 'repositories', owner.login.toLowerCase(), `${original.name.toLowerCase()}.git`);
  await createBareRepository(gitDir);
  await git(gitDir, ['fetch', '--quiet', original.gitDir, '+refs/heads/*:refs/heads/*']);
  const fork = { ...newRepository(hub, owner, original.name, gitDir), forkOf: original };
  fork.roles.set(owner.login.toLowerCase(), 'admin');
  hub.repositories.set(fullName.toLowerCase(), fork);
  original.forks.push(fork);
  hub.changes.announce();
  return fullName;
}

function newRepository(hub: Hub, owner: User, name: string, gitDir: string): Repository {
  const now = hub.now();
  return {
    id: hub.nextId(),
    owner,
    name,
    fullName: `${owner.login}/${name}`,
    gitDir,
    defaultBranch: 'main',
    createdAt: now,
    pushedAt: now,
    roles: new Map(),
    protections: new Map(),
    mergeMethods,
    topics: new Map(),
    comments: new Map(),
    checkRuns: new Map(),
    statuses: [],
    deployments: new Map(),
    exclusively: oneAtATime(),
    forks: [],
  };
}

export async function protect(hub: Hub, fullName: string, branch: string, protection: Protection): Promise<void> {
  const { protections, gitDir } = repositoryOf(hub, fullName);
  protections.set(branch, protection);
  const closed = [...protections].filter(([, { pullsOnly }]) => pullsOnly).map(([name]) => name);
  await protectBranches(gitDir, closed);
  hub.changes.announce();
}

/** Sets which ways of merging the settings of a repository allow. */
export function allowMerges(hub: Hub, fullName: string, methods: readonly MergeMethod[]): void {
  repositoryOf(hub, fullName).mergeMethods = methods;
  hub.changes.announce();
}

/** Makes a team of an organisation, or changes who is in it; people are made by their first mention. */
export function setTeam(hub: Hub, org: string, slug: string, members: readonly string[]): void {
  for (const login of members) hub.accounts.add(login, 'User');
  hub.teams.set(`${org}/${slug}`.toLowerCase(), members);
  hub.changes.announce();
}

/** @throws Error for a repository that does not exist */
export function setRole(hub: Hub, fullName: string, login: string, role: Role | 'none'): void {
  const { roles } = repositoryOf(hub, fullName);
  hub.accounts.add(login, 'User');
  if (role === 'none') roles.delete(login.toLowerCase());
  else roles.set(login.toLowerCase(), role);
  hub.changes.announce();
}

/** The first repository of an owner installs the App there; later ones join. Either way the App is told. */
export function install(hub: Hub, repo: Repository): void {
  const key = repo.owner.login.toLowerCase();
  const known = hub.installations.get(key);
  const mention = mentionOf(repo);
  // Clients cache tokens by installation alone, even across servers in one process: the number must not repeat.
  const id = randomInt(10_000_000, 2_000_000_000);
  const installation: Installation = known ?? {
    id,
    account: repo.owner,
    createdAt: hub.now(),
    permissions: hub.app.permissions,
    without: new Set(),
  };
  hub.installations.set(key, installation);
  const about = { installation: toInstallation(hub, installation), requester: null };
  if (known) {
    const body = { ...about, repository_selection: 'all', repositories_added: [mention], repositories_removed: [] };
    emit(hub, { event: 'installation_repositories', action: 'added', repo, by: repo.owner, body });
  } else
    emit(hub, {
      event: 'installation',
      action: 'created',
      repo,
      by: repo.owner,
      body: { ...about, repositories: [mention] },
    });
}
