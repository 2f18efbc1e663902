import type { Hub } from '../hub.ts';
import { pullsOf, type Repository } from '../state/repository.ts';
import type { CheckRun } from '../state/signals.ts';
import { toApp } from './app.ts';
import { instant, maybeInstant, nodeId, repoApi, repoPage } from './links.ts';
import { openPullsFor, toRepository, toRepositoryMention } from './repository.ts';

/** `check-run`. */
export function toCheckRun(hub: Hub, repo: Repository, run: CheckRun) {
  const url = `${repoApi(hub, repo)}/check-runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: `${repoPage(hub, repo)}/runs/${run.id}`,
    details_url: run.detailsUrl ?? hub.url,
    status: run.status,
    conclusion: run.conclusion,
    started_at: instant(run.startedAt),
    completed_at: maybeInstant(run.completedAt),
    output: {
      title: run.output?.title ?? null,
      summary: run.output?.summary ?? null,
      text: run.output?.text ?? null,
      annotations_count: run.output?.annotations ?? 0,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: suiteId(run.headSha) },
    app: { ...toApp(hub), id: run.app.id, slug: run.app.slug, name: run.app.slug },
    pull_requests: openPullsFor(repo, run.headSha).map((pull) => ({
      id: pull.id,
      number: pull.number,
      url: `${repoApi(hub, repo)}/pulls/${pull.number}`,
      head: { ref: pull.headRef, sha: pull.headSha, repo: toRepositoryMention(hub, repo) },
      base: { ref: pull.baseRef, sha: pull.baseSha, repo: toRepositoryMention(hub, repo) },
    })),
  };
}

/** All runs of this App on one commit share a suite. */
const suiteId = (sha: string) => Number.parseInt(sha.slice(0, 10), 16);

/** A check run in a webhook, where its suite is told in full. */
export function toCheckRunEvent(hub: Hub, repo: Repository, run: CheckRun) {
  const json = toCheckRun(hub, repo, run);
  const branch = pullsOf(repo).find(({ headSha }) => headSha === run.headSha)?.headRef ?? null;
  const suite = {
    ...json.check_suite,
    node_id: nodeId('CheckSuite', json.check_suite.id),
    head_branch: branch,
    head_sha: run.headSha,
    status: run.status,
    conclusion: run.conclusion,
    url: `${repoApi(hub, repo)}/check-suites/${json.check_suite.id}`,
    before: null,
    after: run.headSha,
    pull_requests: json.pull_requests,
    app: json.app,
    created_at: json.started_at,
    updated_at: json.started_at,
    repository: toRepository(hub, repo),
  };
  return { ...json, check_suite: suite };
}
