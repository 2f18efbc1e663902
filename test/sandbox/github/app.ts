import { ProbotOctokit } from 'probot';
import type { SandboxGitHub } from '../../../sandbox/github/index.ts';

/** The real Octokit of Probot, authenticated as the sandbox's App. */
export type AppOctokit = InstanceType<typeof ProbotOctokit>;

const Octokit = ProbotOctokit.defaults((options: object) => ({
  ...options,
  throttle: { enabled: false },
  retry: { enabled: false },
}));

export function appOctokit({ app, apiUrl }: SandboxGitHub): AppOctokit {
  return new Octokit({ baseUrl: apiUrl, auth: { appId: app.id, privateKey: app.privateKey }, log: silent });
}

export interface TokenWish {
  readonly repositories?: string[];
  readonly permissions?: Record<string, 'read' | 'write'>;
}

/** An installation token for the owner of `acme/infra`, and an Octokit that carries it. */
export async function installationOctokit(github: SandboxGitHub, wish: TokenWish = {}) {
  const app = appOctokit(github);
  const { data: installation } = await app.rest.apps.getRepoInstallation({ owner: 'acme', repo: 'infra' });
  const { data } = await app.rest.apps.createInstallationAccessToken({ installation_id: installation.id, ...wish });
  return { token: data.token, octokit: tokenOctokit(github, data.token) };
}

export const tokenOctokit = ({ apiUrl }: SandboxGitHub, token: string): AppOctokit =>
  new Octokit({ baseUrl: apiUrl, auth: { token }, log: silent });

const nothing = () => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing, trace: nothing };
