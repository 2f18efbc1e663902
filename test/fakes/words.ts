import type { Approval } from '../../src/core/approval.ts';
import type { Deploy } from '../../src/core/deploy.ts';
import type { DeployState } from '../../src/core/deploy-state.ts';
import type { Role } from '../../src/core/governance.ts';
import type { DeployId, Digest, GuildId, PlanId, ProjectId, Repo, RunId, Sha } from '../../src/core/ids.ts';
import { digestOf } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/person.ts';
import type { PlanSummary } from '../../src/core/plan.ts';
import { type Project, stateIdOf } from '../../src/core/project.ts';
import { usage } from '../../src/core/quota.ts';
import type { Finding } from '../../src/core/verdict.ts';
import { type Rights, rightOf, rightsFrom } from '../../src/policy/rights.ts';

/** Ready-made words for tests: each builder gives a whole, valid thing; a test says only what matters to it. */
export const GUILD = '700000000000000001' as GuildId;
export const REPO = 'acme/infra' as Repo;
export const NOW = new Date('2026-11-20T12:00:00Z');
export const shaOf = (text: string): Sha => digestOf(text).slice(0, 40) as string as Sha;

export const discordPerson = (name: string, extra: Partial<Person> = {}): Person => ({
  surface: 'discord',
  id: `80000000000000${String([...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0)).padStart(5, '0')}`,
  name,
  roles: [],
  ...extra,
});
export const githubPerson = (login: string, extra: Partial<Person> = {}): Person => ({
  surface: 'github',
  id: login.toLowerCase(),
  name: login,
  roles: [],
  ...extra,
});

/** What a repository says of a project that was found in it and asks for nothing. */
export const aFind: NonNullable<Project['found']> = {
  ...{ workspace: 'default', varFiles: [], dependsOn: [], requirements: [], providers: [], problems: [] },
  isBlockWhole: true,
};

export const aProject = (facts: Partial<Project> = {}): Project => ({
  guild: GUILD,
  id: 'web-dev' as ProjectId,
  name: 'web-dev',
  description: 'The web shop',
  owner: discordPerson('ana').id,
  provider: 'gcp',
  region: 'us-central1',
  environment: 'dev',
  engine: 'terraform',
  repo: REPO,
  directory: 'projects/web-dev',
  backend: { kind: 'http' },
  ...facts,
});

export const aPlan = (facts: Partial<PlanSummary> = {}): PlanSummary => ({
  id: '7F3K.1' as PlanId,
  n: 1,
  head: shaOf('head'),
  base: shaOf('base'),
  tree: shaOf('tree'),
  planFile: digestOf('plan file'),
  changes: digestOf('changes'),
  counts: { add: 2, change: 0, destroy: 0, replace: 0 },
  resources: [
    { address: 'google_compute_network.main', type: 'google_compute_network', action: 'create', forcedBy: [] },
    { address: 'google_compute_instance.web', type: 'google_compute_instance', action: 'create', forcedBy: [] },
  ],
  outputs: [],
  cost: { beforeUsd: 0, afterUsd: 24.46, unpriced: [], lines: [] },
  usage: usage({ 'compute.instances': 1, 'compute.cpus': 2, 'compute.ram_gb': 4, 'network.vpcs': 1, resources: 2 }),
  verdict: { is: 'allow' },
  findings: [],
  engine: 'terraform 1.11.4',
  plannedAt: NOW,
  ...facts,
});

export const aFinding = (facts: Partial<Finding> = {}): Finding => ({
  rule: 'NET-001',
  severity: 'high',
  address: 'google_compute_firewall.web',
  title: 'SSH reachable from the whole internet',
  message: 'It lets the internet reach SSH (port 22).',
  refs: ['AVD-GCP-0027'],
  status: 'new',
  ...facts,
});

export const aDeploy = (state: DeployState = { at: 'draft' }, facts: Partial<Deploy> = {}): Deploy => ({
  id: '7F3K' as DeployId,
  guild: GUILD,
  project: 'web-dev' as ProjectId,
  stateId: stateIdOf(aProject()),
  repo: REPO,
  origin: 'request',
  requester: discordPerson('ana'),
  cause: 'interaction-1',
  deltas: [],
  channel: '600000000000000001',
  pull: {
    number: 7,
    branch: 'guildops/7f3k-add-vm-web',
    base: 'main',
    url: 'https://github.example/acme/infra/pull/7',
    title: 'web-dev: add vm-web',
  },
  head: shaOf('head'),
  pushers: [],
  plans: 1,
  revision: 3,
  movedWhileApplying: false,
  state,
  createdAt: NOW,
  changedAt: NOW,
  ...facts,
});

export const anApproval = (by: Person, changes: Digest = aPlan().changes): Approval => ({
  by,
  head: shaOf('head'),
  changes,
  at: NOW,
});
export const RUN = '7f3k-1-apply' as RunId;

/** What somebody of a role may do, where no grant says otherwise. */
export const rightsOfRole = (role: Role | undefined): Rights =>
  rightsFrom(role === undefined ? [] : [rightOf(role, { from: 'first-admin' })]);
