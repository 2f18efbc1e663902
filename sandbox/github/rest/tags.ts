import { askGit, git } from '../git/git.ts';
import { isRefName } from '../git/refs.ts';
import { instant, nodeId, repoApi } from '../json/links.ts';
import { signatureOf } from '../pulls/web-signature.ts';
import { ApiError, notFound } from './api-error.ts';
import { created, ok, type RepoCall, type RepoRoute } from './route.ts';

const base = '/repos/{owner}/{repo}/git/tags';

export const tagRoutes: readonly RepoRoute[] = [
  { on: `POST ${base}`, needs: 'contents:write', role: 'write', run: create },
  { on: `GET ${base}/{tag_sha}`, needs: 'contents:read', role: 'read', run: get },
];

interface TagInput {
  readonly tag: string;
  readonly message: string;
  readonly object: string;
  readonly type: 'commit' | 'tree' | 'blob';
  readonly tagger?: { readonly name: string; readonly email: string; readonly date?: string };
}

/** Writes the tag object only. As on GitHub it is invisible until a reference names it. */
async function create(call: RepoCall) {
  const { hub, repo, caller } = call;
  const { tag, message, object, type, tagger } = call.input as TagInput;
  if (!(await isRefName(repo.gitDir, `refs/tags/${tag}`))) throw new ApiError(422, `${tag} is not a valid tag name.`);
  const actual = /^[0-9a-f]{40}$/.test(object) ? await askGit(repo.gitDir, ['cat-file', '-t', object]) : undefined;
  if (actual?.out.trim() !== type) throw new ApiError(422, 'Object does not exist or is of another type');
  const { name, email, date = instant(hub.now()) } = tagger ?? signatureOf(hub, caller.user);
  const seconds = Math.floor(Date.parse(date) / 1000);
  const header = `object ${object}\ntype ${type}\ntag ${tag}\ntagger ${plain(name)} <${plain(email)}> ${seconds} +0000\n`;
  const out = await git(repo.gitDir, ['mktag'], { input: `${header}\n${message.trimEnd()}\n` });
  return created(await readTag(call, out.trim()));
}

/** Git's own rule for names in headers: no angle brackets, no line ends. */
const plain = (text: string) => text.replace(/[<>\r\n\0]/g, '');

async function get(call: RepoCall) {
  return ok(await readTag(call, call.params.tag_sha ?? ''));
}

async function readTag({ hub, repo }: RepoCall, sha: string) {
  const { code, out } = await askGit(repo.gitDir, ['cat-file', 'tag', sha]);
  if (code !== 0) throw notFound();
  const split = out.indexOf('\n\n');
  const header = out.slice(0, split);
  const field = (name: string) => new RegExp(`^${name} (.*)$`, 'm').exec(header)?.[1] ?? '';
  const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+) /.exec(field('tagger')) ?? [];
  const type = field('type');
  const target = field('object');
  const api = `${repoApi(hub, repo)}/git`;
  return {
    sha,
    node_id: nodeId('Tag', sha),
    url: `${api}/tags/${sha}`,
    tag: field('tag'),
    message: out.slice(split + 2).trimEnd(),
    tagger: { name, email, date: instant(new Date(Number(seconds) * 1000)) },
    object: { sha: target, type, url: `${api}/${type}s/${target}` },
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
}
