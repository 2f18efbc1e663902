import { readCommit } from '../git/commits.ts';
import { branchTip, listRefs } from '../git/refs.ts';
import { toCommit } from '../json/commit.ts';
import { instant, repoApi, repoPage } from '../json/links.ts';
import type { Protection } from '../state/repository.ts';
import { ApiError, notFound } from './api-error.ts';
import { listReply } from './paging.ts';
import { numberIn, ok, type RepoCall, type RepoRoute } from './route.ts';

const base = '/repos/{owner}/{repo}';

export const branchRoutes: readonly RepoRoute[] = [
  { on: `GET ${base}/branches`, needs: 'contents:read', role: 'read', run: list },
  { on: `GET ${base}/branches/{branch}`, needs: 'contents:read', role: 'read', run: get },
  { on: `GET ${base}/branches/{branch}/protection`, needs: 'administration:read', role: 'admin', run: classic },
  { on: `GET ${base}/rulesets/{ruleset_id}`, needs: 'metadata:read', role: 'read', run: ruleset },
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
  const { requiredChecks = [], checkedBy = {}, isClassic = false } = protection ?? {};
  const checks = isClassic ? requiredChecks : [];
  return ok({
    name,
    commit: toCommit(hub, repo, await readCommit(repo.gitDir, sha)),
    _links: { self, html: `${repoPage(hub, repo)}/tree/${name}` },
    protected: protection !== undefined,
    protection: {
      enabled: isClassic,
      required_status_checks: {
        enforcement_level: checks.length > 0 ? 'everyone' : 'off',
        contexts: checks,
        checks: checks.map((context) => ({ context, app_id: checkedBy[context] ?? null })),
      },
    },
    protection_url: `${self}/protection`,
  });
}

/** The older kind of protection, which an App reads only with the right to see how a repository is administered. */
function classic({ hub, repo, params }: RepoCall) {
  const branch = params.branch ?? '';
  const protection = repo.protections.get(branch);
  if (!protection?.isClassic) throw new ApiError(404, 'Branch not protected');
  const url = `${repoApi(hub, repo)}/branches/${encodeURIComponent(branch)}/protection`;
  const { requiredChecks = [], checkedBy = {}, requiredReviews = 0, upToDate = false } = protection;
  const checks = {
    ...{ url: `${url}/required_status_checks`, strict: upToDate, contexts: requiredChecks },
    checks: requiredChecks.map((context) => ({ context, app_id: checkedBy[context] ?? null })),
    contexts_url: `${url}/required_status_checks/contexts`,
  };
  const reviews = {
    url: `${url}/required_pull_request_reviews`,
    dismiss_stale_reviews: protection.dismissStale ?? false,
    require_code_owner_reviews: false,
    required_approving_review_count: requiredReviews,
    require_last_push_approval: false,
  };
  return ok({
    url,
    ...((requiredChecks.length > 0 || upToDate) && { required_status_checks: checks }),
    ...((requiredReviews > 0 || protection.pullsOnly) && { required_pull_request_reviews: reviews }),
    required_conversation_resolution: { enabled: protection.resolved ?? false },
    required_linear_history: { enabled: false },
  });
}

/** All rules of a branch here are of one ruleset, which has the number of its repository. */
function ruleset(call: RepoCall) {
  const { hub, repo, caller } = call;
  if (numberIn(call, 'ruleset_id') !== repo.id) throw notFound();
  const passes = caller.kind === 'installation' && [...repo.protections.values()].some((one) => one.appBypasses);
  return ok({
    ...{ id: repo.id, name: 'rules', target: 'branch', source_type: 'Repository', source: repo.fullName },
    ...{ enforcement: 'active', current_user_can_bypass: passes ? 'always' : 'never' },
    ...{ created_at: instant(repo.createdAt), updated_at: instant(hub.now()) },
  });
}

/** The rules of a branch as rulesets express them; a branch that does not exist has some too. */
function rules(call: RepoCall) {
  const protection = call.repo.protections.get(call.params.branch ?? '') ?? {};
  const source = { ruleset_source_type: 'Repository', ruleset_source: call.repo.fullName, ruleset_id: call.repo.id };
  return listReply(call, protection.isClassic ? [] : toRules(protection), (rule) => ({ ...rule, ...source }));
}

const toRules = (protection: Protection) => [
  ...pullRules(protection),
  ...checkRules(protection),
  ...(protection.mergeQueue ? [queueRule] : []),
  ...(protection.alsoShows ?? []).map((type) => ({ type })),
];

function pullRules({ requiredReviews = 0, pullsOnly, dismissStale, resolved, mergeMethods }: Protection) {
  const parameters = {
    dismiss_stale_reviews_on_push: dismissStale ?? false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_approving_review_count: requiredReviews,
    required_review_thread_resolution: resolved ?? false,
    ...(mergeMethods && { allowed_merge_methods: mergeMethods }),
  };
  const isAsked = requiredReviews > 0 || pullsOnly || resolved || mergeMethods;
  return isAsked ? [{ type: 'pull_request', parameters }] : [];
}

function checkRules({ requiredChecks = [], checkedBy = {}, upToDate = false }: Protection) {
  if (requiredChecks.length === 0 && !upToDate) return [];
  const required = requiredChecks.map((context) => ({
    context,
    ...(checkedBy[context] !== undefined && { integration_id: checkedBy[context] }),
  }));
  const parameters = { required_status_checks: required, strict_required_status_checks_policy: upToDate };
  return [{ type: 'required_status_checks', parameters }];
}

const queueRule = {
  type: 'merge_queue',
  parameters: {
    ...{ check_response_timeout_minutes: 60, grouping_strategy: 'ALLGREEN', merge_method: 'MERGE' },
    ...{ max_entries_to_build: 5, max_entries_to_merge: 5, min_entries_to_merge: 1 },
    min_entries_to_merge_wait_minutes: 5,
  },
};
