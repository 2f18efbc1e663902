import { md5Matches } from './body.ts';
import type { StateStore, StateToken } from './ports.ts';
import { parseLockId } from './state-file.ts';
import type { Rejection, Versions } from './versions.ts';

/** An answer of the backend: status, and a body for terraform or the person who reads its log. */
export interface Answer {
  status: number;
  body?: string | Uint8Array;
}

/** One authorised request: who asks, and what came with it. */
export interface StateRequest {
  token: StateToken;
  body: Buffer;
  /** `?ID=`, the lock id that terraform sends with a write. */
  lockId?: string;
  contentMd5?: string;
}

export interface Backend {
  store: StateStore;
  versions: Versions;
  now(): Date;
}

const text = (status: number, body: string): Answer => ({ status, body });

/** GET: the newest state; 204 says that there is none yet. */
async function read({ versions }: Backend, { token }: StateRequest): Promise<Answer> {
  const latest = await versions.read(token.stateId);
  return latest ? { status: 200, body: latest.bytes } : { status: 204 };
}

/** LOCK: ours when free, or ours already (a repeated request); else 423 with the holder's LockInfo. */
async function lock({ store, now }: Backend, { token, body }: StateRequest): Promise<Answer> {
  const id = parseLockId(body);
  if (!id) return text(400, 'a LockInfo document with an ID is needed');
  const { stateId, run } = token;
  const holder = await store.lock({ stateId, id, run, info: body.toString('utf8'), at: now() });
  return holder && !(holder.id === id && holder.run === run) ? text(423, holder.info) : { status: 200 };
}

/** UNLOCK by the lock's id only: `force-unlock` sends none, and only the supervisor of a dead run may do without. */
async function unlock({ store }: Backend, { token, body }: StateRequest): Promise<Answer> {
  const id = parseLockId(body);
  if (!id) return text(400, 'only the holder of the lock may unlock');
  const holder = await store.lockOf(token.stateId);
  if (holder && (holder.id !== id || holder.run !== token.run)) return text(409, holder.info);
  await store.unlock(token.stateId, id);
  return { status: 200 };
}

const REJECTIONS: Record<Rejection, Answer> = {
  'not-a-state': text(400, 'not a state file'),
  'other-lineage': text(409, 'the state has another lineage: it belongs to another history'),
  'older-serial': text(409, 'the serial is not newer than the one kept'),
};

/** POST: a new version, by an apply that holds the lock, with the bytes that it meant to send. */
async function write({ store, versions }: Backend, request: StateRequest): Promise<Answer> {
  const { token, body, lockId, contentMd5 } = request;
  if (token.may !== 'apply') return text(403, 'a plan may not write the state');
  if (!md5Matches(body, contentMd5)) return text(400, 'Content-MD5 is missing or is not that of the body');
  const holder = await store.lockOf(token.stateId);
  if (!holder || holder.id !== lockId || holder.run !== token.run) return text(409, holder?.info ?? 'not locked');
  const rejection = await versions.write(token.stateId, token.run, body);
  return rejection ? REJECTIONS[rejection] : { status: 200 };
}

/** What each HTTP method does; terraform's http backend uses these four when told to. */
export const METHODS: Readonly<Record<string, (backend: Backend, request: StateRequest) => Promise<Answer>>> = {
  GET: read,
  POST: write,
  LOCK: lock,
  UNLOCK: unlock,
};
