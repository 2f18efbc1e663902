import type { Repo } from '../core/ids.ts';
import type { GitHub } from './app.ts';
import { orMissing } from './errors.ts';
import type { CheckRun } from './render/checks.ts';
import { toRepoParams } from './repo.ts';

/**
 * Makes a check run say what `check` says and answers its id. Without an id it looks for one of ours on that commit, which a crash may
 * have made us forget; GitHub shows only the newest of a name, so a second would hide the first.
 */
export async function writeCheckRun(
  github: GitHub,
  repo: Repo,
  check: CheckRun,
  known: number | undefined,
): Promise<number> {
  const client = await github.client(repo);
  const params = { ...toRepoParams(repo), ...toFields(check) };
  const id = known ?? (await findCheckRun(github, repo, check));
  if (id !== undefined) {
    const updated = await orMissing(client.rest.checks.update({ ...params, check_run_id: id }));
    if (updated) return updated.data.id;
  }
  const { data } = await client.rest.checks.create({ ...params, head_sha: check.head });
  return data.id;
}

async function findCheckRun(github: GitHub, repo: Repo, { name, head }: CheckRun): Promise<number | undefined> {
  const client = await github.client(repo);
  const { data } = await client.rest.checks.listForRef({ ...toRepoParams(repo), ref: head, check_name: name });
  return data.check_runs.find(({ app }) => app?.id === github.appId)?.id;
}

const toFields = ({ name, status, conclusion, externalId, title, summary, text, actions }: CheckRun) => ({
  name,
  status,
  ...(conclusion && { conclusion }),
  external_id: externalId,
  output: { title, summary, ...(text !== undefined && { text }) },
  actions: actions.map((action) => ({ ...action })),
});
