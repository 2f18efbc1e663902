import type { NewRepository } from './add-repository.ts';
import type { Permissions } from './auth/permissions.ts';
import type { Fault } from './faults.ts';
import type { Installed } from './installed.ts';
import type { Person } from './person.ts';
import type { RequestLogEntry } from './request-log.ts';
import type { MergeMethod, Protection, Role } from './state/repository.ts';
import type { Conclusion } from './state/signals.ts';
import type { Views } from './views.ts';
import type { Delivery } from './webhooks/delivery.ts';

export interface SandboxOptions {
  /** For the git repositories; made if absent, never removed. */
  readonly dir: string;
  readonly port?: number;
  readonly now?: () => Date;
  readonly webhookSecret?: string;
  /** PEM; a fresh 2048 bit key when absent. */
  readonly privateKey?: string;
  readonly slug?: string;
  readonly permissions?: Permissions;
  /** How long the App may take to answer a webhook; GitHub's 10 seconds when absent. */
  readonly webhookPatienceMs?: number;
  /** The webhook events the App asked for. */
  readonly events?: readonly string[];
}

/** A GitHub on 127.0.0.1 with one App, for the real Probot and the real git. */
export interface SandboxGitHub extends Views {
  /** For people and git. */
  readonly url: string;
  /** What GITHUB_API_URL is set to. */
  readonly apiUrl: string;
  readonly app: AppCredentials;
  /** The account of that login, with a token of its own. */
  addPerson(login: string): Person;
  addRepository(fullName: string, options?: NewRepository): Promise<void>;
  /** A person's own copy of a repository; answers its name. Its pull requests are opened with `owner:branch` as their head. */
  addFork(of: string, login: string): Promise<string>;
  /** Sets the rules of a branch, in place of the earlier ones. */
  protect(repo: string, branch: string, protection: Protection): Promise<void>;
  /** Sets which ways of merging the settings of a repository allow. */
  allowMerges(repo: string, methods: readonly MergeMethod[]): void;
  /** Gives a person another role, or takes the repository out of their sight. */
  setRole(repo: string, login: string, role: Role | 'none'): void;
  /** What an owner allows the App from now on. */
  grant(owner: string, permissions: Permissions): void;
  /** What the owner of a repository does to the App's installation. */
  setInstalled(repo: string, how: Installed): void;
  /** Makes a team of an organisation, or changes who is in it. */
  setTeam(org: string, slug: string, members: readonly string[]): void;
  /** A check on a commit by an App that is not ours. */
  checkOfAnotherApp(repo: string, sha: string, check: ForeignCheck): void;
  /** The full address of the App's webhook endpoint. Until it is set, deliveries are held. */
  setWebhookTarget(url: string): void;
  /** Where people who sign in to the App are sent back to; until it is set nobody can. */
  setCallbackUrl(url: string): void;
  readonly deliveries: readonly Delivery[];
  /** Sends an event again under its GUID; resolves with how that went. */
  redeliver(guid: string): Promise<Delivery>;
  /** Sends, in order, whatever has not been accepted by the App yet. */
  redeliverMissed(): Promise<void>;
  /** Resolves when no delivery is waiting or on its way. */
  settled(): Promise<void>;
  /** What `look` finds, as soon as something changes so that it finds something. */
  until<T>(look: () => T | undefined | Promise<T | undefined>, what: string, timeoutMs?: number): Promise<T>;
  /** Calls `listener` after every change until the answer is called. */
  onChange(listener: () => void): () => void;
  fault(fault: Fault): void;
  /** Ends all installation tokens at once. */
  revokeTokens(): void;
  /** Everything that did not fit GitHub's description. Tests assert that there is nothing. */
  readonly violations: readonly string[];
  readonly requests: readonly RequestLogEntry[];
  close(): Promise<void>;
}

export interface ForeignCheck {
  readonly name: string;
  /** Absent: it still runs. */
  readonly conclusion?: Conclusion;
  /** Number of the App; 777 when absent. */
  readonly app?: number;
}

export interface AppCredentials {
  readonly id: number;
  readonly slug: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly botLogin: string;
}
