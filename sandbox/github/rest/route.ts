import type { Access, Caller } from '../auth/caller.ts';
import { meets } from '../auth/permissions.ts';
import type { OperationName } from '../contract/paths.ts';
import type { Hub } from '../hub.ts';
import type { Issue, Pull } from '../state/conversation.ts';
import type { Repository } from '../state/repository.ts';
import { notAccessible, notFound } from './api-error.ts';

/** A request that fits GitHub's description, by somebody known. */
export interface Call {
  readonly hub: Hub;
  readonly caller: Caller;
  /** From the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** In the described types. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The body; its shape has been checked. */
  readonly input: unknown;
  readonly url: URL;
  readonly accept: string;
}

export interface RepoCall extends Call {
  readonly repo: Repository;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of JSON, where the client asked for another form. */
  readonly text?: string;
}

/** A call outside repositories; `as` says who may make it. */
export interface GlobalRoute {
  readonly on: OperationName;
  readonly as: 'app' | 'installation' | 'person' | 'anyone';
  run(call: Call): Reply | Promise<Reply>;
}

/** A call inside `/repos/{owner}/{repo}`. */
export interface RepoRoute extends Access {
  readonly on: OperationName;
  run(call: RepoCall): Reply | Promise<Reply>;
}

export type Route = GlobalRoute | RepoRoute;

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const noContent: Reply = { status: 204 };

/** A number of the path. @throws ApiError 404 when it is none, as nothing has such a name */
export function numberIn({ params }: Call, name: string): number {
  const text = params[name] ?? '';
  if (!/^\d{1,15}$/.test(text)) throw notFound();
  return Number(text);
}

/** The thing with the number in the path. @throws ApiError 404 */
export function pick<T>(call: Call, name: string, things: ReadonlyMap<number, T>): T {
  const thing = things.get(numberIn(call, name));
  if (thing === undefined) throw notFound();
  return thing;
}

export function pullIn(call: RepoCall): Pull {
  const topic = pick(call, 'pull_number', call.repo.topics);
  if (topic.kind !== 'pull') throw notFound();
  return topic;
}

/** @throws ApiError 403 where an App would write below a plain issue with no more than the right to pull requests */
export function refuseForeignTopic({ caller }: RepoCall, topic: Issue | Pull): void {
  if (caller.kind !== 'installation' || topic.kind === 'pull') return;
  if (!meets(caller.grant.permissions, 'issues:write')) throw notAccessible();
}

export const topicIn = (call: RepoCall): Issue | Pull => pick(call, 'issue_number', call.repo.topics);
