export type { Fault } from './faults.ts';
export { type Person, PersonRefused } from './person.ts';
export type { RequestLogEntry } from './request-log.ts';
export type { AppCredentials, SandboxGitHub, SandboxOptions } from './sandbox.ts';
export { startSandboxGitHub } from './start.ts';
export type { Protection, Role } from './state/repository.ts';
export type { CheckRun } from './state/signals.ts';
export type { CommentView, PullView, ReactionView, ReviewView } from './views.ts';
export type { Delivery } from './webhooks/delivery.ts';
