import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Access, type Caller, callerOf, canSee, mayDo } from '../auth/caller.ts';
import { movesBetween, refsMoved } from '../events/refs-moved.ts';
import { findRepository, type Hub } from '../hub.ts';
import type { Repository } from '../state/repository.ts';
import type { User } from '../state/user.ts';
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

/**
 * Serves a clone, fetch or push. The response is complete when this resolves, and so is all that a push leads to.
 * Returns the login of the caller, if that was recognised.
 */
export async function serveGit(
  hub: Hub,
  path: GitPath,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<string | undefined> {
  const { searchParams, search } = new URL(request.url ?? '/', hub.url);
  const caller = recognise(hub, request.headers.authorization);
  const isPush = [path.service, searchParams.get('service')].includes('git-receive-pack');
  const admission = admit(hub, path.fullName, caller, isPush);
  if ('status' in admission) refuse(response, admission);
  else {
    const { repo } = admission;
    const cgi = { gitDir: repo.gitDir, service: path.service, query: search.slice(1), user: admission.user.login };
    const serve = () => runHttpBackend(request, response, cgi);
    if (path.service === 'git-receive-pack') await repo.exclusively(() => receive(hub, repo, admission.user, serve));
    else await serve();
    response.end();
  }
  return caller?.user.login;
}

interface Refused {
  readonly status: 401 | 403 | 404;
  readonly words: string;
}

type Admission = Refused | { readonly repo: Repository; readonly user: User };

const pushing: Access = { needs: 'contents:write', role: 'write' };
const reading: Access = { needs: 'contents:read', role: 'read' };

function admit(hub: Hub, fullName: string, caller: Caller | undefined, isPush: boolean): Admission {
  if (!caller) return { status: 401, words: 'Authentication required' };
  const repo = findRepository(hub, fullName);
  if (!repo || !canSee(repo, caller)) return { status: 404, words: 'Repository not found.' };
  if (mayDo(repo, caller, isPush ? pushing : reading)) return { repo, user: caller.user };
  return { status: 403, words: `${isPush ? 'Write' : 'Read'} access to repository not granted.` };
}

async function receive(hub: Hub, repo: Repository, by: User, serve: () => Promise<void>): Promise<void> {
  const before = await listRefs(repo.gitDir, 'refs/heads', 'refs/tags');
  await serve();
  const after = await listRefs(repo.gitDir, 'refs/heads', 'refs/tags');
  await refsMoved(hub, repo, movesBetween(before, after), by);
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

function refuse(response: ServerResponse, { status, words }: Refused): void {
  if (status === 401) response.setHeader('www-authenticate', 'Basic realm="GitHub"');
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(words);
}
