import { join } from 'node:path';
import type { Config } from './config.ts';
import { createRedactor } from './core/redact.ts';
import { createCredentials, createIdentities, noCredentials } from './credentials.ts';
import type { Clock, Engine, Log } from './deploy/ports.ts';
import { enginesFor, providerFolder } from './engines.ts';
import type { Issuer } from './identity/issuer.ts';
import { createEngine } from './runner/engine.ts';
import type { Jail } from './runner/jail.ts';
import { createKept } from './runner/mirror/kept.ts';
import type { Checkout, Tell } from './runner/ports.ts';
import type { StateAccess } from './state/access.ts';

export interface EngineNeeds {
  jail: Jail;
  /** Signs for `web_identity`, where we have an address. */
  issuer: Issuer | undefined;
  checkout: Checkout;
  state: StateAccess;
  secrets: readonly string[];
  clock: Clock;
  log: Log;
  /** Keeps what runs say. */
  tell: Tell;
}

/** What is missing of the walls around runs, in words for who watches over the service. */
export function degradedBy(jail: Jail): string[] {
  if (jail.kind === 'none') return ['jail'];
  return jail.network.kind === 'open' ? ['network of runs'] : [];
}

/** The engine as the settings want it. */
export async function createEngineFor(
  config: Config,
  { jail, issuer, checkout, state, secrets, clock, log, tell }: EngineNeeds,
): Promise<Engine> {
  if (jail.kind === 'none') log.warn({ why: jail.why, allowed: config.GUILDOPS_ALLOW_UNJAILED }, 'runs are not jailed');
  else if (jail.network.kind === 'open') log.warn({ why: jail.network.why }, 'runs reach what this host reaches');
  const { ENGINE_REATTACH: reattach, ENGINE_PROVIDER_MIRROR: mirrorDir } = config;
  return createEngine({
    dir: config.GUILDOPS_DATA,
    ...(await enginesFor(config, log)),
    allowUnjailed: config.GUILDOPS_ALLOW_UNJAILED,
    ...(!reattach && { identities: createIdentities(config.GUILDOPS_CREDENTIALS, issuer) }),
    credentials: reattach ? noCredentials : createCredentials(config.GUILDOPS_CREDENTIALS),
    redact: createRedactor(secrets),
    deadlines: config.GUILDOPS_DEADLINES,
    egress: config.GUILDOPS_EGRESS,
    state,
    ...{ jail, checkout, clock, log, tell },
    ...(reattach && { reattach, ...socketsOf(reattach) }),
    ...(mirrorDir && { mirrorDir }),
    ...(!mirrorDir && !reattach && { findKept: createKept(providerFolder(config)) }),
  });
}

/** The folder of the sandbox's sockets, as the reattach document names them. */
function socketsOf(reattach: string): { socketDir?: string } {
  const providers = JSON.parse(reattach) as Record<string, { Addr?: { String?: string } }>;
  const socket = Object.values(providers)[0]?.Addr?.String;
  return socket ? { socketDir: join(socket, '..') } : {};
}
