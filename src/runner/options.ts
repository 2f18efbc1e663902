import type { EngineName } from '../core/project.ts';
import type { Redactor } from '../core/redact.ts';
import type { Clock } from '../deploy/ports.ts';
import type { Install } from './install/install.ts';
import type { Jail } from './jail.ts';
import type { FindKept } from './mirror/kept.ts';
import type { Checkout, Credentials, Deadlines, Identities, RunnerLog, StateAccess, Tell, Variables } from './ports.ts';

export interface RunnerOptions {
  /** Folder of runs and provider data; ours alone, and not below `/usr`, which a jail shows. */
  dir: string;
  /** Absolute paths of the host's own engines: what runs where no version is asked for. */
  binaries: Readonly<Partial<Record<EngineName, string>>>;
  /** Engines of other versions, by version; and where such may be fetched, what does it. */
  engines?: { folder: string; install?: Install };
  jail: Jail;
  /** Plan trees that people pushed to even without a jail. */
  allowUnjailed: boolean;
  state: StateAccess;
  checkout: Checkout;
  credentials: Credentials;
  identities?: Identities;
  redact: Redactor;
  /** Keeps what runs say; without it nobody is told. */
  tell?: Tell;
  /** `TF_REATTACH_PROVIDERS` of the sandbox. */
  reattach?: string;
  /** Folder of the sandbox's sockets, shown to the jail at the same path. */
  socketDir?: string;
  /** Unpacked provider mirror that serves all providers. */
  mirrorDir?: string;
  /** Without such a mirror: finds what our own folder of providers has. The rest comes from the registries. */
  findKept?: FindKept;
  /** `host:port` or `*.domain:port` that runs may reach beside their cloud, their state and the registries. */
  egress?: readonly string[];
  /** Variables for every run. */
  environment?: Variables;
  clock: Clock;
  log: RunnerLog;
  deadlines: Deadlines;
}
