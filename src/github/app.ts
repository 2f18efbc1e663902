import type { IncomingMessage, ServerResponse } from 'node:http';
import { createNodeMiddleware, createProbot, type Probot } from 'probot';
import type { Repo } from '../core/ids.ts';
import { createRedactor } from '../core/redact.ts';
import type { Log, Signature } from '../deploy/ports.ts';
import { type Bot, createBotLookup, signatureOf } from './bot.ts';
import { appClientClass, type Client, type ClientSettings, createClient } from './client.ts';
import { createInstallations } from './installations.ts';
import { GIT_PERMISSIONS, REST_PERMISSIONS } from './permissions.ts';
import { toProbotLog } from './probot-log.ts';
import { toRepoParams } from './repo.ts';
import { weakSecret } from './secret.ts';
import { createTokens } from './tokens.ts';

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
}

/** Where git finds a repository and the header that opens it; the header is for the environment, never for a URL or an argument. */
export interface GitAccess {
  url: string;
  authorization: string;
}

export interface GitHub {
  probot: Probot;
  appId: number;
  /** The client for one repository, with a token that opens nothing else. */
  client(repo: Repo): Promise<Client>;
  gitAccess(repo: Repo, right: 'read' | 'write'): Promise<GitAccess>;
  bot(): Promise<Bot>;
  /** Author and committer of our commits and tags. */
  botIdentity(): Promise<Signature>;
  /** The App as GitHub knows it: proves that id, key and address are right. */
  describeApp(): Promise<{ slug: string; permissions: Record<string, string>; events: string[] }>;
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
  const {
    appId,
    privateKey,
    webhookSecret,
    apiUrl = PUBLIC_API,
    writeSpacingMs,
    log,
    now = () => new Date(),
  } = settings;
  const clientSettings: ClientSettings = {
    apiUrl: apiUrl.replace(/\/+$/, ''),
    redact: createRedactor([privateKey, webhookSecret]),
    writeSpacingMs,
    log,
  };
  const probot = createProbot({
    env: {},
    overrides: {
      appId,
      privateKey,
      secret: webhookSecret,
      baseUrl: clientSettings.apiUrl,
      Octokit: appClientClass(clientSettings),
      log: toProbotLog(log),
    },
  });
  const app = () => probot.auth();
  const installations = createInstallations(app);
  const tokens = createTokens(app, installations, now);
  const cloneUrls = new Map<Repo, string>();

  const clients = new Map<Repo, { token: string; client: Client }>();

  async function client(repo: Repo): Promise<Client> {
    const { token, installation } = await tokens.of(repo, REST_PERMISSIONS);
    const known = clients.get(repo);
    if (known?.token === token) return known.client;
    const fresh = createClient(clientSettings, {
      token,
      granted: REST_PERMISSIONS,
      limits: `${clientSettings.apiUrl}#${installation}`,
      onRejected: tokens.forget,
    });
    clients.set(repo, { token, client: fresh });
    return fresh;
  }

  /** GitHub itself says where git finds the repository: it is not derivable where a proxy stands before the API. */
  async function cloneUrl(repo: Repo): Promise<string> {
    const known = cloneUrls.get(repo);
    if (known) return known;
    const { data } = await (await client(repo)).rest.repos.get(toRepoParams(repo));
    cloneUrls.set(repo, data.clone_url);
    return data.clone_url;
  }

  const bot = createBotLookup(app, () => client(settings.home));
  return {
    probot,
    appId,
    client,
    async gitAccess(repo, right) {
      const [url, { token }] = await Promise.all([cloneUrl(repo), tokens.of(repo, GIT_PERMISSIONS[right])]);
      return { url, authorization: `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}` };
    },
    bot,
    botIdentity: async () => signatureOf(await bot()),
    async describeApp() {
      const { data } = await (await app()).rest.apps.getAuthenticated();
      return {
        slug: data?.slug ?? '',
        permissions: { ...data?.permissions } as Record<string, string>,
        events: data?.events ?? [],
      };
    },
    forgetInstallations() {
      installations.forget();
      tokens.forget();
    },
    async webhookHandler() {
      const receive = await createNodeMiddleware(() => {}, { probot, webhooksPath: WEBHOOK_PATH });
      return async (request, response) => (await receive(request, response)) === true;
    },
    async close() {
      await probot.ready();
      tokens.forget();
    },
  };
}

function refuseBadSettings({ appId, privateKey, webhookSecret }: GitHubSettings): void {
  const problems = [
    Number.isInteger(appId) && appId > 0 ? undefined : 'The GitHub App id is not a positive number.',
    privateKey.includes('PRIVATE KEY') ? undefined : 'The GitHub App private key is not a PEM file.',
    weakSecret(webhookSecret),
  ].filter((problem) => problem !== undefined);
  if (problems.length > 0) throw new Error(problems.join(' '));
}
