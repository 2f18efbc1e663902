import { randomUUID } from 'node:crypto';
import type { Deploy } from '../../core/deploy.ts';
import type { StateName } from '../../core/deploy-state.ts';
import { type DeployId, parseDeployId, parseRepo, type Repo } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { Ports, Run } from '../../deploy/ports.ts';
import type { UseCases } from '../../deploy/use-cases.ts';
import { ApiProblem } from './problem.ts';
import type { Scope } from './scopes.ts';
import { toDeployDetail, toDeploySummary } from './shape.ts';

export interface ApiNeeds {
  store: Pick<Ports['store'], 'deploys' | 'runs'>;
  useCases: Pick<UseCases, 'noticePull' | 'deploysOfPull' | 'askReplan' | 'stopDeploy' | 'viewDeploy'>;
  /** Repositories that GuildOps serves. */
  repos: ReadonlySet<Repo>;
  /** The page with a run's log, where there are pages. */
  pageOf(run: Run): string | undefined;
}

export interface Asked {
  /** What the path names, in order. */
  words: readonly string[];
  query: URLSearchParams;
  by: Person;
  /** The only repository that the token opens. */
  repo: Repo;
}

export interface Route {
  method: 'GET' | 'POST';
  /** Below `/api/v1`. */
  path: RegExp;
  needs: Scope;
  answer(needs: ApiNeeds, asked: Asked): Promise<{ status: number; body: object }>;
}

const STATES: readonly StateName[] = [
  ...(['draft', 'validating', 'planning', 'plan_ready', 'approved', 'applying', 'applied', 'failed'] as const),
  ...(['cancelled', 'expired'] as const),
];
const MOST = 100;

const notFound = (what: string, detail: string) => new ApiProblem(404, 'no-such', what, detail);

/** A token opens one repository; what is in another is not there for it. */
function repoOf({ repo: opened }: Asked, { repos }: ApiNeeds, asked: string): Repo {
  const repo = parseRepo(asked);
  if (repo !== opened || !repos.has(repo))
    throw notFound(`There is no repository "${asked.slice(0, 140)}" for this token.`, `It was made for ${opened}.`);
  return repo;
}

async function deployOf({ repo, words: [word = ''] }: Asked, { store }: ApiNeeds): Promise<Deploy> {
  const id = parseDeployId(word);
  const deploy = id && (await store.deploys.find(id));
  if (deploy?.repo === repo) return deploy;
  throw notFound(`There is no deploy "${word.slice(0, 40)}" in ${repo}.`, 'GET /api/v1/deploys lists those there are.');
}

/** Everything the API can do; `docs/openapi.yaml` describes it for programs, `docs/api.md` for people. */
export const ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/repos\/([^/]+)\/([^/]+)\/pulls\/(\d{1,9})\/plan$/,
    needs: 'plan',
    async answer(needs, asked) {
      const [owner = '', name = '', number = ''] = asked.words;
      const repo = repoOf(asked, needs, `${owner}/${name}`);
      return {
        status: 202,
        body: { deploys: (await planPull(needs, repo, Number(number), asked.by)).map(toDeploySummary) },
      };
    },
  },
  {
    method: 'GET',
    path: /^\/deploys$/,
    needs: 'read',
    async answer(needs, asked) {
      const { query } = asked;
      const repo = repoOf(asked, needs, query.get('repo') ?? asked.repo);
      const deploys = await needs.store.deploys.ofRepo(repo, pageAsked(query));
      return { status: 200, body: { deploys: deploys.map(toDeploySummary) } };
    },
  },
  {
    method: 'GET',
    path: /^\/deploys\/([^/]+)$/,
    needs: 'read',
    async answer(needs, asked) {
      const { id } = await deployOf(asked, needs);
      const [view, runs] = await Promise.all([needs.useCases.viewDeploy(id), needs.store.runs.ofDeploy(id)]);
      return { status: 200, body: toDeployDetail(view, runs, needs.pageOf) };
    },
  },
  {
    method: 'POST',
    path: /^\/deploys\/([^/]+)\/cancel$/,
    needs: 'cancel',
    async answer(needs, asked) {
      const { id } = await deployOf(asked, needs);
      const after = await needs.useCases.stopDeploy({ deploy: id, by: asked.by, why: 'cancelled through the API' });
      return { status: 200, body: toDeploySummary(after) };
    },
  },
];

/** Looks at the pull request as a webhook would, then plans again what had its plan before. */
async function planPull({ useCases }: ApiNeeds, repo: Repo, number: number, by: Person): Promise<Deploy[]> {
  const before = new Map((await useCases.deploysOfPull(repo, number)).map((deploy) => [deploy.id, deploy.revision]));
  await useCases.noticePull({ repo, number, cause: `api:${randomUUID()}` });
  const deploys = await useCases.deploysOfPull(repo, number);
  if (deploys.length === 0)
    throw new ApiProblem(
      ...([409, 'nothing-to-do', `Pull request #${number} has nothing to plan.`] as const),
      'It has to be open, no draft, from a branch of the repository, and change files of a project.',
    );
  for (const { id, revision, state } of deploys)
    if (before.get(id) === revision && state.at !== 'validating' && state.at !== 'planning')
      await useCases.askReplan({ deploy: id, by });
  return useCases.deploysOfPull(repo, number);
}

function pageAsked(query: URLSearchParams): { limit: number; states?: StateName[]; before?: DeployId } {
  const bad = (field: string, detail: string) => new ApiProblem(400, 'bad-input', `"${field}" is not valid.`, detail);
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw bad('limit', `A whole number from 1 to ${MOST}.`);
  const words = query.get('state')?.split(',');
  const states = words && STATES.filter((state) => words.includes(state));
  if (words && states?.length !== new Set(words).size) throw bad('state', `Some of ${STATES.join(', ')}.`);
  const before = query.has('before') ? parseDeployId(query.get('before') ?? '') : undefined;
  if (query.has('before') && !before) throw bad('before', 'The id of the last deploy on the page before.');
  return { limit, ...(states && { states }), ...(before && { before }) };
}
