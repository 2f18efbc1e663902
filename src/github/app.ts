import type { IncomingMessage, ServerResponse } from 'node:http';
import { createNodeMiddleware, createProbot, type Probot } from 'probot';
import type { Repo } from '../core/ids.ts';
import { createRedactor } from '../core/redact.ts';
import type { Log, Signature } from '../deploy/ports.ts';
import { type Bot, createBotLookup, signatureOf } from './bot.ts';
import { appClientClass, type ClientSettings } from './client.ts';
import { toProbotLog } from './probot-log.ts';
import { createRepositoryAccess, type RepositoryAccess } from './repositories.ts';
import { weakSecret } from './secret.ts';
import { spacedBy } from './spacing.ts';

export interface GitHubSettings {
  appId: number;
  /** PEM text. */
  privateKey: string;
  webhookSecret: string;
  /** A repository the App is installed on; what belongs to no repository is read with its token. */
  home: Repo;
  /** Root of the REST API; default `https://api.github.com`. */
  apiUrl?: string;
  /** Milliseconds between writes; leave out on the real GitHub, 0 on the sandbox. */
  writeSpacingMs?: number;
  log: Log;
  now?: () => Date;
  /** Told what GitHub says is left of an hour's requests; `installation` is its number. */
  onLimit?(installation: string, remaining: number): void;
}

export interface GitHub extends Pick<RepositoryAccess, 'client' | 'optionalClient' | 'gitAccess' | 'shutOut'> {
  probot: Probot;
  appId: number;
  bot(): Promise<Bot>;
  /** Author and committer of our commits and tags. */
  botIdentity(): Promise<Signature>;
  /** The App as GitHub knows it: proves that id, key and address are right. */
  describeApp(): Promise<{ slug: string; clientId?: string; permissions: Record<string, string>; events: string[] }>;
  /** An installation was made, removed or changed. */
  forgetInstallations(): void;
  /** Verifies and receives webhooks; answers false, and nothing to the other side, for other paths. */
  webhookHandler(): Promise<(request: IncomingMessage, response: ServerResponse) => Promise<boolean>>;
  close(): Promise<void>;
}

export const WEBHOOK_PATH = '/api/github/webhooks';
const PUBLIC_API = 'https://api.github.com';

/**
 * GitHub as one App sees it: Probot for what comes in, narrow clients for what goes out. Nothing is requested yet.
 * @throws Error that lists every setting that is missing or weak
 */
export function createGitHub(settings: GitHubSettings): GitHub {
  refuseBadSettings(settings);
  const { appId, home, now = () => new Date() } = settings;
  const forClients = clientSettingsOf(settings);
  const probot = probotOf(settings, forClients);
  const app = () => probot.auth();
  const { client, optionalClient, gitAccess, shutOut, forget } = createRepositoryAccess(forClients, app, now);
  const bot = createBotLookup(app, () => client(home));
  return {
    ...{ probot, appId, client, optionalClient, gitAccess, shutOut, bot },
    botIdentity: async () => signatureOf(await bot()),
    async describeApp() {
      const { data } = await (await app()).rest.apps.getAuthenticated();
      const permissions = { ...data?.permissions } as Record<string, string>;
      const clientId = data?.client_id;
      return { slug: data?.slug ?? '', ...(clientId && { clientId }), permissions, events: data?.events ?? [] };
    },
    forgetInstallations: forget,
    async webhookHandler() {
      const receive = await createNodeMiddleware(() => {}, { probot, webhooksPath: WEBHOOK_PATH });
      return async (request, response) => (await receive(request, response)) === true;
    },
    async close() {
      await probot.ready();
      forget();
    },
  };
}

const clientSettingsOf = ({
  apiUrl = PUBLIC_API,
  privateKey,
  webhookSecret,
  writeSpacingMs,
  log,
  onLimit,
}: GitHubSettings): ClientSettings => ({
  apiUrl: apiUrl.replace(/\/+$/, ''),
  redact: createRedactor([privateKey, webhookSecret]),
  spacing: writeSpacingMs === undefined ? undefined : spacedBy(writeSpacingMs),
  log,
  ...(onLimit && { onLimit: (limits: string, left: number) => onLimit(limits.split('#').pop() ?? '', left) }),
});

/** Everything is given explicitly: the environment, from which Probot would fill the gaps, stays out. */
const probotOf = ({ appId, privateKey, webhookSecret, log }: GitHubSettings, forClients: ClientSettings): Probot =>
  createProbot({
    env: {},
    overrides: {
      appId,
      privateKey,
      secret: webhookSecret,
      baseUrl: forClients.apiUrl,
      Octokit: appClientClass(forClients),
      log: toProbotLog(log),
    },
  });

function refuseBadSettings({ appId, privateKey, webhookSecret }: GitHubSettings): void {
  const problems = [
    Number.isInteger(appId) && appId > 0 ? undefined : 'The GitHub App id is not a positive number.',
    privateKey.includes('PRIVATE KEY') ? undefined : 'The GitHub App private key is not a PEM file.',
    weakSecret(webhookSecret),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new Error(problems.join(' '));
}
