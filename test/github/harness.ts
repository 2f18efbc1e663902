import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SandboxGitHub, type SandboxOptions, startSandboxGitHub } from '../../sandbox/github/index.ts';
import type { Repo, Sha } from '../../src/core/ids.ts';
import type { InboxItem, Log } from '../../src/deploy/ports.ts';
import { createGitHub, type GitHub, type GitHubSettings, WEBHOOK_PATH } from '../../src/github/app.ts';
import { registerWebhooks } from '../../src/github/webhooks.ts';
import { createHttpServer } from '../../src/web/server.ts';

export const REPO = 'acme/infra' as Repo;
export const SECRET = 'a webhook secret that is long enough';

/** A log that keeps what it was told. */
export function memoryLog(): Log & { lines: { level: string; fields: object; message: string }[] } {
  const lines: { level: string; fields: object; message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  const log = { lines, info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
  return log;
}

export interface Harness {
  sandbox: SandboxGitHub;
  github: GitHub;
  log: ReturnType<typeof memoryLog>;
  /** What came through the door, without repetitions. */
  inbox: InboxItem[];
  /** Every time something was brought to the door. */
  offered: string[];
  /** Makes the next thing at the door impossible to store. */
  failNext(): void;
  webhookUrl: string;
  /** The head of a new branch with one commit of ada's, and the pull request of it. */
  openPull(branch?: string): Promise<{ number: number; head: Sha }>;
  stop(): Promise<void>;
}

export const settingsFor = (sandbox: SandboxGitHub, log: Log): GitHubSettings => ({
  appId: sandbox.app.id,
  privateKey: sandbox.app.privateKey,
  webhookSecret: SECRET,
  home: REPO,
  apiUrl: sandbox.apiUrl,
  writeSpacingMs: 0,
  log,
});

/** The real Probot in our own server, against a GitHub of its own: ada administers the repository, wim writes, rea reads. */
export async function startHarness(options: Partial<SandboxOptions> = {}): Promise<Harness> {
  const dir = await mkdtemp(join(tmpdir(), 'guildops-github-'));
  const sandbox = await startSandboxGitHub({ dir, webhookSecret: SECRET, ...options });
  await sandbox.addRepository(REPO, { roles: { ada: 'admin', wim: 'write', rea: 'read' } });
  const ada = sandbox.addPerson('ada');
  const log = memoryLog();
  const github = createGitHub(settingsFor(sandbox, log));
  const inbox = new Map<string, InboxItem>();
  const offered: string[] = [];
  let isFailing = false;
  registerWebhooks(github.probot, {
    appId: github.appId,
    installationsChanged: async () => github.forgetInstallations(),
    log,
    now: () => new Date(),
    async accept(item) {
      offered.push(item.id);
      if (isFailing) {
        isFailing = false;
        throw new Error('the disk is full');
      }
      const isNew = !inbox.has(item.id);
      if (isNew) inbox.set(item.id, item);
      return isNew;
    },
  });
  const http = await createHttpServer({
    public: { host: '127.0.0.1', port: 0, webhooks: { path: WEBHOOK_PATH, handler: await github.webhookHandler() } },
    private: { host: '127.0.0.1', port: 0, routes: {} },
    checks: {},
    log,
  });
  const webhookUrl = `${http.publicUrl}${WEBHOOK_PATH}`;
  sandbox.setWebhookTarget(webhookUrl);
  await sandbox.settled(); // the installation's own webhook makes us forget what we know of it
  return {
    sandbox,
    github,
    log,
    get inbox() {
      return [...inbox.values()];
    },
    offered,
    failNext() {
      isFailing = true;
    },
    webhookUrl,
    async openPull(branch = 'topic') {
      const head = (await ada.push(REPO, branch, { files: { [`${branch}.tf`]: '' }, message: branch })) as Sha;
      return { number: await ada.openPull(REPO, { title: branch, head: branch }), head };
    },
    async stop() {
      await http.close(0);
      await github.close();
      await sandbox.close();
      await rm(dir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
