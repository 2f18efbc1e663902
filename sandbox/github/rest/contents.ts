import { findEntry, listFolder, readBlob, readBlobAsBase64, type TreeEntry } from '../git/files.ts';
import { findCommit } from '../git/refs.ts';
import { repoApi, repoPage } from '../json/links.ts';
import { notFound } from './api-error.ts';
import { ok, type RepoCall, type RepoRoute } from './route.ts';

export const contentRoutes: readonly RepoRoute[] = [
  { on: 'GET /repos/{owner}/{repo}/contents/{path}', needs: 'contents:read', role: 'read', run: get },
];

async function get(call: RepoCall) {
  const { repo, query, accept } = call;
  const path = (call.params.path ?? '').replace(/^\/+|\/+$/g, '');
  const commit = await findCommit(repo.gitDir, typeof query.ref === 'string' ? query.ref : repo.defaultBranch);
  const entry = commit === undefined ? undefined : await findEntry(repo.gitDir, commit, path);
  if (commit === undefined || !entry) throw notFound();
  if (entry.type === 'tree') {
    const entries = await listFolder(repo.gitDir, commit, path);
    return ok(entries.map((inner) => describe(call, commit, inner)));
  }
  if (/[.+]raw\b/.test(accept)) return { status: 200, text: await readBlob(repo.gitDir, entry.sha) };
  return ok({ ...describe(call, commit, entry), content: await base64(repo.gitDir, entry.sha), encoding: 'base64' });
}

/** In lines of 60 characters, as GitHub breaks them; decoders that cannot take that should find out here. */
const base64 = async (dir: string, sha: string): Promise<string> =>
  (await readBlobAsBase64(dir, sha)).replace(/.{60}/g, '$&\n');

function describe({ hub, repo }: RepoCall, commit: string, { type, path, sha, size = 0 }: TreeEntry) {
  const inUrl = path.split('/').map(encodeURIComponent).join('/');
  const self = `${repoApi(hub, repo)}/contents/${inUrl}?ref=${commit}`;
  const [page, blob] = type === 'tree' ? ['tree', 'trees'] : ['blob', 'blobs'];
  const html = `${repoPage(hub, repo)}/${page}/${commit}/${inUrl}`;
  const objectUrl = `${repoApi(hub, repo)}/git/${blob}/${sha}`;
  return {
    type: type === 'tree' ? 'dir' : 'file',
    name: path.split('/').at(-1) ?? '',
    path,
    sha,
    size,
    url: self,
    git_url: objectUrl,
    html_url: html,
    download_url: type === 'tree' ? null : `${repoPage(hub, repo)}/raw/${commit}/${inUrl}`,
    _links: { self, git: objectUrl, html },
  };
}
