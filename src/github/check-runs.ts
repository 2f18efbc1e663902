import { digestOf, type Repo } from '../core/ids.ts';
import type { GitHub } from './app.ts';
import { orMissing } from './errors.ts';
import type { CheckRun } from './render/checks.ts';
import { toRepoParams } from './repo.ts';

/** A check run as far as we know it. */
export interface KnownCheckRun {
  id: number;
  /** Digest of the annotations it has; empty for none. */
  annotated: string;
}

/** GitHub adds annotations to those that are there, so what a run has is remembered by a digest. */
const annotatedWith = ({ annotations }: CheckRun): string =>
  annotations.length === 0 ? '' : digestOf(JSON.stringify(annotations)).slice(0, 16);

/**
 * Makes a check run say what `check` says and answers which it is. Without a known one it looks for one of ours on that commit, which a
 * crash may have made us forget. GitHub shows only the newest of a name, so a second hides the first: that is wanted where the first has
 * annotations that no longer hold.
 */
export async function writeCheckRun(
  github: GitHub,
  repo: Repo,
  check: CheckRun,
  known: KnownCheckRun | undefined,
): Promise<KnownCheckRun> {
  const client = await github.client(repo);
  const annotated = annotatedWith(check);
  const present = known ?? (await findCheckRun(github, repo, check));
  if (present && (present.annotated === '' || present.annotated === annotated)) {
    const params = { ...toRepoParams(repo), ...toFields(check, present.annotated !== annotated) };
    const updated = await orMissing(client.rest.checks.update({ ...params, check_run_id: present.id }));
    if (updated) return { id: updated.data.id, annotated };
  }
  const params = { ...toRepoParams(repo), ...toFields(check, annotated !== '') };
  const { data } = await client.rest.checks.create({ ...params, head_sha: check.head });
  return { id: data.id, annotated };
}

async function findCheckRun(github: GitHub, repo: Repo, check: CheckRun): Promise<KnownCheckRun | undefined> {
  const { name, head, annotations } = check;
  const client = await github.client(repo);
  const { data } = await client.rest.checks.listForRef({ ...toRepoParams(repo), ref: head, check_name: name });
  const found = data.check_runs.find(({ app }) => app?.id === github.appId);
  if (!found) return undefined;
  const count = found.output.annotations_count;
  // As many as ours are ours; another number is of an earlier plan.
  return { id: found.id, annotated: count === 0 ? '' : count === annotations.length ? annotatedWith(check) : 'other' };
}

const toFields = (
  { name, status, conclusion, externalId, detailsUrl, title, summary, text, actions, annotations }: CheckRun,
  annotate: boolean,
) => ({
  name,
  status,
  ...(conclusion && { conclusion }),
  external_id: externalId,
  ...(detailsUrl !== undefined && { details_url: detailsUrl }),
  output: {
    ...{ title, summary },
    ...(text !== undefined && { text }),
    ...(annotate && { annotations: annotations.map((annotation) => ({ ...annotation })) }),
  },
  actions: actions.map((action) => ({ ...action })),
});

/** A known check run as the mirror's row keeps it, `123` or `123~digest`. */
export const toRemoteId = ({ id, annotated }: KnownCheckRun): string =>
  annotated === '' ? `${id}` : `${id}~${annotated}`;

export function parseRemoteId(remoteId: string | undefined): KnownCheckRun | undefined {
  const [, id, annotated = ''] = /^([1-9]\d{0,15})(?:~(\w+))?$/.exec(remoteId ?? '') ?? [];
  return id === undefined ? undefined : { id: Number(id), annotated };
}
