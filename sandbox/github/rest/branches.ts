import { readCommit } from '../git/commits.ts';
import { branchTip, listRefs } from '../git/refs.ts';
import { toCommit } from '../json/commit.ts';
import { repoApi, repoPage } from '../json/links.ts';
import type { Protection } from '../state/repository.ts';
import { notFound } from './api-error.ts';
import { listReply } from './paging.ts';
import { ok, type RepoCall, type RepoRoute } from './route.ts';

const base = '/repos/{owner}/{repo}';

export const branchRoutes: readonly RepoRoute[] = [
  { on: `GET ${base}/branches`, needs: 'contents:read', role: 'read', run: list },
  { on: `GET ${base}/branches/{branch}`, needs: 'contents:read', role: 'read', run: get },
  { on: `GET ${base}/rules/branches/{branch}`, needs: 'metadata:read', role: 'read', run: rules },
];

async function list(call: RepoCall) {
  const { hub, repo } = call;
  const refs = await listRefs(repo.gitDir, 'refs/heads');
  return listReply(call, [...refs.values()], ({ name, sha }) => {
    const branch = name.replace('refs/heads/', '');
    const isProtected = repo.protections.has(branch);
    return { name: branch, commit: { sha, url: `${repoApi(hub, repo)}/commits/${sha}` }, protected: isProtected };
  });
}

async function get(call: RepoCall) {
  const { hub, repo, params } = call;
  const name = params.branch ?? '';
  const sha = await branchTip(repo.gitDir, name);
  if (sha === undefined) throw notFound();
  const self = `${repoApi(hub, repo)}/branches/${encodeURIComponent(name)}`;
  const protection = repo.protections.get(name);
  const { requiredChecks = [] } = protection ?? {};
  return ok({
    name,
    commit: toCommit(hub, repo, await readCommit(repo.gitDir, sha)),
    _links: { self, html: `${repoPage(hub, repo)}/tree/${name}` },
    protected: protection !== undefined,
    protection: {
      enabled: protection !== undefined,
      required_status_checks: {
        enforcement_level: requiredChecks.length > 0 ? 'everyone' : 'off',
        contexts: requiredChecks,
        checks: requiredChecks.map((context) => ({ context, app_id: null })),
      },
    },
    protection_url: `${self}/protection`,
  });
}

/** The rules of a branch as rulesets express them; a branch that does not exist has some too. */
function rules(call: RepoCall) {
  const protection = call.repo.protections.get(call.params.branch ?? '') ?? {};
  const source = { ruleset_source_type: 'Repository', ruleset_source: call.repo.fullName, ruleset_id: call.repo.id };
  return listReply(call, toRules(protection), (rule) => ({ ...rule, ...source }));
}

function toRules({ requiredChecks = [], requiredReviews = 0, upToDate = false, pullsOnly, dismissStale }: Protection) {
  const pulls = {
    type: 'pull_request',
    parameters: {
      dismiss_stale_reviews_on_push: dismissStale ?? false,
      require_code_owner_review: false,
      require_last_push_approval: false,
      required_approving_review_count: requiredReviews,
      required_review_thread_resolution: false,
    },
  };
  const checks = {
    type: 'required_status_checks',
    parameters: {
      required_status_checks: requiredChecks.map((context) => ({ context })),
      strict_required_status_checks_policy: upToDate,
    },
  };
  return [
    ...(requiredReviews > 0 || pullsOnly ? [pulls] : []),
    ...(requiredChecks.length > 0 || upToDate ? [checks] : []),
  ];
}
