import { refsMoved } from '../events/refs-moved.ts';
import { askGit } from '../git/git.ts';
import { deleteRef, findRef, isAncestor, isRefName, listRefs, type Ref, setRef, zeroSha } from '../git/refs.ts';
import { nodeId, repoApi } from '../json/links.ts';
import { ApiError, notFound } from './api-error.ts';
import { listReply } from './paging.ts';
import { created, noContent, ok, type RepoCall, type RepoRoute } from './route.ts';

const git = '/repos/{owner}/{repo}/git';

export const refRoutes: readonly RepoRoute[] = [
  { on: `GET ${git}/ref/{ref}`, needs: 'contents:read', role: 'read', run: get },
  { on: `GET ${git}/matching-refs/{ref}`, needs: 'contents:read', role: 'read', run: matching },
  { on: `POST ${git}/refs`, needs: 'contents:write', role: 'write', run: create },
  { on: `PATCH ${git}/refs/{ref}`, needs: 'contents:write', role: 'write', run: update },
  { on: `DELETE ${git}/refs/{ref}`, needs: 'contents:write', role: 'write', run: remove },
];

/** `heads/x` in paths means `refs/heads/x`. */
const fullName = ({ params }: RepoCall) => `refs/${params.ref ?? ''}`;

async function get(call: RepoCall) {
  await refuseEmpty(call);
  const ref = await findRef(call.repo.gitDir, fullName(call));
  if (!ref) throw notFound();
  return ok(toRef(call, ref));
}

async function matching(call: RepoCall) {
  await refuseEmpty(call);
  const prefix = fullName(call);
  const all = await listRefs(call.repo.gitDir, 'refs/heads', 'refs/tags');
  return listReply(
    call,
    [...all.values()].filter(({ name }) => name.startsWith(prefix)),
    (ref) => toRef(call, ref),
  );
}

function create(call: RepoCall) {
  const { repo } = call;
  const { ref: name, sha } = call.input as { ref: string; sha: string };
  return repo.exclusively(async () => {
    await refuseEmpty(call);
    await refuseBadTarget(call, name, sha);
    if (await findRef(repo.gitDir, name)) throw new ApiError(422, 'Reference already exists');
    const written = await setRef(repo.gitDir, name, sha, zeroSha).catch(() => 'refused');
    if (written === 'refused') throw new ApiError(422, 'Reference update failed'); // `a` beside `a/b`
    await refsMoved(call.hub, repo, [{ name, before: zeroSha, after: sha }], call.caller.user);
    return created(await describe(call, name));
  });
}

function update(call: RepoCall) {
  const { repo } = call;
  const { sha, force = false } = call.input as { sha: string; force?: boolean };
  return repo.exclusively(async () => {
    const name = fullName(call);
    const before = await existing(call, name);
    await refuseBadTarget(call, name, sha);
    if (!force && !(await isAncestor(repo.gitDir, before.sha, sha)))
      throw new ApiError(422, 'Update is not a fast forward');
    await setRef(repo.gitDir, name, sha, before.sha);
    await refsMoved(call.hub, repo, [{ name, before: before.sha, after: sha }], call.caller.user);
    return ok(await describe(call, name));
  });
}

function remove(call: RepoCall) {
  const { repo } = call;
  return repo.exclusively(async () => {
    const name = fullName(call);
    const before = await existing(call, name);
    if (name === `refs/heads/${repo.defaultBranch}`) throw new ApiError(422, 'Cannot delete the default branch');
    await deleteRef(repo.gitDir, name);
    await refsMoved(call.hub, repo, [{ name, before: before.sha, after: zeroSha }], call.caller.user);
    return noContent;
  });
}

/** Before the first commit GitHub has no references to talk about, and says so by 409. */
async function refuseEmpty({ repo }: RepoCall): Promise<void> {
  if ((await listRefs(repo.gitDir)).size === 0) throw new ApiError(409, 'Git Repository is empty.');
}

async function existing({ repo }: RepoCall, name: string): Promise<Ref> {
  const ref = await findRef(repo.gitDir, name);
  if (!ref) throw new ApiError(422, 'Reference does not exist');
  return ref;
}

/** Names two slashes deep, objects that are here, and no way round a protected branch. */
async function refuseBadTarget({ repo }: RepoCall, name: string, sha: string): Promise<void> {
  if (!/^refs\/(heads|tags)\/./.test(name) || !(await isRefName(repo.gitDir, name)))
    throw new ApiError(422, `${name} is not a valid ref name.`);
  const { code } = /^[0-9a-f]{40}$/.test(sha) ? await askGit(repo.gitDir, ['cat-file', '-e', sha]) : { code: 1 };
  if (code !== 0) throw new ApiError(422, 'Object does not exist');
  if (repo.protections.get(name.replace('refs/heads/', ''))?.pullsOnly)
    throw new ApiError(422, 'Changes must be made through a pull request.');
}

const describe = async (call: RepoCall, name: string) => toRef(call, await existing(call, name));

function toRef({ hub, repo }: RepoCall, { name, sha, type }: Ref) {
  const url = `${repoApi(hub, repo)}/git`;
  const object = { sha, type, url: `${url}/${type}s/${sha}` };
  return {
    ref: name,
    node_id: nodeId('Ref', `${repo.id}:${name}`),
    url: `${url}/${name.split('/').map(encodeURIComponent).join('/')}`,
    object,
  };
}
