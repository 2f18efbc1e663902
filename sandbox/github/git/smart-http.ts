import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Caller, callerOf, canSee, mayDo } from '../auth/caller.ts';
import { movesBetween, refsMoved } from '../events/refs-moved.ts';
import { findRepository, type Hub } from '../hub.ts';
import type { Repository } from '../state/repository.ts';
import { runHttpBackend } from './cgi.ts';
import { listRefs } from './refs.ts';

export interface GitPath {
  readonly fullName: string;
  readonly service: 'info/refs' | 'git-upload-pack' | 'git-receive-pack';
}

/** Recognises `/owner/repo.git/git-upload-pack` and its like; git also works without the `.git`. */
export function parseGitPath(path: string): GitPath | undefined {
  const match = /^\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(path);
  const [, fullName, service] = match ?? [];
  return fullName && service ? { fullName, service: service as GitPath['service'] } : undefined;
}

/** Serves a clone, fetch or push. The response is complete when this resolves, and so is all that a push leads to. */
export async function serveGit(
  hub: Hub,
  path: GitPath,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { searchParams, search } = new URL(request.url ?? '/', hub.url);
  const isPush = (searchParams.get('service') ?? path.service) === 'git-receive-pack';
  const caller = recognise(hub, request.headers.authorization);
  if (!caller) return refuse(response, 401, 'Authentication required');
  const repo = findRepository(hub, path.fullName);
  if (!repo || !canSee(repo, caller)) return refuse(response, 404, 'Repository not found.');
  const access = isPush
    ? ({ needs: 'contents:write', role: 'write' } as const)
    : ({ needs: 'contents:read', role: 'read' } as const);
  if (!mayDo(repo, caller, access))
    return refuse(
      response,
      403,
      isPush ? 'Write access to repository not granted.' : 'Read access to repository not granted.',
    );
  const cgi = { gitDir: repo.gitDir, service: path.service, query: search.slice(1), user: caller.user.login };
  const serve = () => runHttpBackend(request, response, cgi);
  await (path.service === 'git-receive-pack' ? repo.exclusively(() => receive(hub, repo, caller, serve)) : serve());
  response.end();
}

async function receive(hub: Hub, repo: Repository, caller: Caller, serve: () => Promise<void>): Promise<void> {
  const before = await listRefs(repo.gitDir, 'refs/heads', 'refs/tags');
  await serve();
  const after = await listRefs(repo.gitDir, 'refs/heads', 'refs/tags');
  await refsMoved(hub, repo, movesBetween(before, after), caller.user);
}

/** Basic: `x-access-token:TOKEN` for an App, `login:TOKEN` for people. The name before the colon is not looked at. */
function recognise(hub: Hub, authorization: string | undefined): Caller | undefined {
  const [, encoded = ''] = /^basic (.+)$/i.exec(authorization ?? '') ?? [];
  const password = Buffer.from(encoded, 'base64').toString().split(':').slice(1).join(':');
  try {
    const caller = callerOf(hub, password);
    return caller.kind === 'app' ? undefined : caller;
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, words: string): void {
  if (status === 401) response.setHeader('www-authenticate', 'Basic realm="GitHub"');
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(words);
}
