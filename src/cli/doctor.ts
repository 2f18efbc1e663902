import { access, constants, mkdir } from 'node:fs/promises';
import { execa } from 'execa';
import { type Config, ConfigError, type Environment, parseConfig } from '../config.ts';
import type { Repo } from '../core/ids.ts';
import { Paused } from '../core/paused.ts';
import type { Log } from '../deploy/ports.ts';
import { probeDiscord } from '../discord/probe.ts';
import { createGitHub, type GitHub } from '../github/app.ts';
import { DEPLOYMENT_PERMISSIONS, EVENTS, QUEUE_EVENT, REST_PERMISSIONS } from '../github/permissions.ts';
import { mergeWaysOf } from '../github/pulls/merge-ways.ts';
import { toRepoParams } from '../github/repo.ts';
import { detectJail } from '../runner/jail.ts';
import { engines } from './doctor-engines.ts';
import { models } from './doctor-models.ts';
import { type Finding, fine, messageOf, weak, wrong } from './finding.ts';
import { states } from './states.ts';

const SILENT: Log = { info() {}, warn() {}, error() {}, child: () => SILENT };

/**
 * Looks at the machine, then, with complete settings, at GitHub, Discord, the data folder and the buckets of states. Nothing is changed; the
 * lock of a state in a bucket is taken for a moment and given back. Models are asked only on demand, as each question costs.
 */
export async function diagnose(environment: Environment, { asksModels = false } = {}): Promise<Finding[]> {
  const machine = (await Promise.all([node(), git(), engines(environment), jail(environment)])).flat();
  try {
    const config = parseConfig(environment);
    const far = await Promise.all([
      data(config),
      models(config, environment, asksModels),
      gitHub(config),
      discord(config),
      states(config),
    ]);
    return [...machine, fine('settings', 'complete'), signIn(config), ...far.flat()];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [
      ...machine,
      ...error.lines.map((line) => wrong('settings', line, 'See the table of settings in the README.')),
    ];
  }
}

function node(): Finding {
  const { node: version } = process.versions;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < 20 || (major === 20 && minor < 19);
  return isOld ? wrong('node', version, 'Install Node 20.19 or newer.') : fine('node', version);
}

async function git(): Promise<Finding> {
  const { stdout, exitCode } = await execa('git', ['--version'], { reject: false });
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
  if (exitCode !== 0) return wrong('git', 'not found in PATH', 'Install git 2.38 or newer.');
  const isOld = Number(major) < 2 || (Number(major) === 2 && Number(minor) < 38);
  return isOld
    ? wrong('git', stdout, 'git merge-tree --write-tree needs 2.38 or newer.')
    : fine('git', stdout.replace('git version ', ''));
}

async function jail({ GUILDOPS_ALLOW_UNJAILED: allowed }: Environment): Promise<Finding> {
  const found = await detectJail();
  if (found.kind === 'bwrap')
    return found.network.kind === 'shut'
      ? fine('jail', `${found.version}, its network shut in`)
      : weak(
          'jail',
          found.network.why,
          'Allow network namespaces, and keep node where a jail sees it; until then code that runs in a plan reaches what this host reaches.',
        );
  const hint =
    'Install bubblewrap and allow unprivileged user namespaces; until then trees that people pushed to are not planned.';
  return allowed === '1'
    ? weak('jail', found.why, `GUILDOPS_ALLOW_UNJAILED lets plans of anybody's code run unprotected. ${hint}`)
    : weak('jail', found.why, hint);
}

async function data({ GUILDOPS_DATA: folder }: Config): Promise<Finding> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK);
    return fine('data folder', folder);
  } catch (error) {
    return wrong('data folder', messageOf(error), 'Make it, and let the user of the service write to it.');
  }
}

/** Whether people can read the pages of runs. */
function signIn(config: Config): Finding {
  const needed = ['GUILDOPS_URL', 'GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET_FILE'] as const;
  const missing = needed.filter((name) => config[name] === undefined);
  const [first] = missing;
  if (!first) return fine('run pages', `${config.GUILDOPS_URL}/runs/…`);
  return weak('run pages', `nobody can sign in: ${missing.join(', ')} is not set`, 'docs/run-pages.md says how.');
}

/** The App's own description, its permissions and events, and that it is installed on every bound repository. */
async function gitHub(config: Config): Promise<Finding[]> {
  const repos = [...config.GUILDOPS_GUILDS.values()].flatMap((guild) => guild.repos);
  const [home] = repos;
  if (!home) return [];
  const github = createGitHub({
    appId: config.GITHUB_APP_ID,
    privateKey: config.GITHUB_PRIVATE_KEY_FILE,
    webhookSecret: config.GITHUB_WEBHOOK_SECRET_FILE,
    home,
    log: SILENT,
    ...(config.GITHUB_API_URL && { apiUrl: config.GITHUB_API_URL }),
  });
  try {
    const { slug, permissions, events } = await github.describeApp();
    const lacking = Object.entries(REST_PERMISSIONS).filter(
      ([name, level]) => permissions[name] !== level && permissions[name] !== 'write',
    );
    const unheard = EVENTS.filter((event) => !events.includes(event));
    return [
      fine('GitHub App', slug),
      ...lacking.map(([name, level]) =>
        wrong(
          'GitHub App',
          `lacks the permission ${name}: ${level}`,
          "Add it in the App's settings; owners must accept it.",
        ),
      ),
      ...unheard.map((event) =>
        wrong('GitHub App', `does not listen to ${event}`, "Subscribe to it in the App's settings."),
      ),
      ...(await Promise.all(repos.map((repo) => installed(github, repo)))),
      ...(await Promise.all(repos.map((repo) => queued(github, repo, events)))).flat(),
    ];
  } catch (error) {
    return [wrong('GitHub App', messageOf(error), 'Check GITHUB_APP_ID, GITHUB_PRIVATE_KEY_FILE and GITHUB_API_URL.')];
  } finally {
    await github.close();
  }
}

async function installed(
  github: ReturnType<typeof createGitHub>,
  repo: Parameters<typeof github.client>[0],
): Promise<Finding> {
  try {
    await github.gitAccess(repo, 'read');
    if (await github.optionalClient(repo, DEPLOYMENT_PERMISSIONS)) return fine('repository', repo);
    return weak(
      'repository',
      `${repo}: applies are not in the list of deployments, as the App lacks deployments: write`,
      "Add it in the App's settings; owners must accept it. All else works without it.",
    );
  } catch (error) {
    if (error instanceof Paused) return wrong('repository', `${repo}: ${error.what}`, error.wayOn);
    return wrong(
      'repository',
      `${repo}: ${messageOf(error)}`,
      'Install the App on it, or correct GUILDOPS_GUILDS or GUILDOPS_REPOS.',
    );
  }
}

/** A merge queue before the default branch keeps changes from being applied before their merge. */
async function queued(github: GitHub, repo: Repo, events: readonly string[]): Promise<Finding[]> {
  const client = await github.client(repo).catch(() => undefined); // that it is not installed is told above
  if (!client) return [];
  const { data } = await client.rest.repos.get(toRepoParams(repo));
  const { isQueued } = await mergeWaysOf(client, repo, data.default_branch);
  if (!isQueued) return [];
  const where = `${data.default_branch} of ${repo}`;
  return [
    weak(
      'merge queue',
      `${where} has one, and what is applied before its merge cannot go through it`,
      'Put the App on the bypass list of that ruleset, or write apply: after_merge in guildops.yaml.',
    ),
    ...(events.includes(QUEUE_EVENT)
      ? []
      : [
          weak(
            'merge queue',
            `the App does not listen to ${QUEUE_EVENT}, so the queue of ${where} waits for our checks`,
            "Add merge_queues: read and that event in the App's settings, or do not require our checks there.",
          ),
        ]),
  ];
}

async function discord(config: Config): Promise<Finding[]> {
  if (config.DISCORD_TOKEN_FILE === undefined || config.GUILDOPS_REPOS.length > 0)
    return [fine('Discord bot', 'none: GUILDOPS_REPOS names the repositories, pull requests are all there is')];
  try {
    const { bot, guilds } = await probeDiscord({
      token: config.DISCORD_TOKEN_FILE,
      guilds: [...config.GUILDOPS_GUILDS.keys()],
      ...(config.DISCORD_API_URL && { apiUrl: config.DISCORD_API_URL }),
    });
    const servers = guilds.map(({ id, name, missing }) => {
      if (name === undefined)
        return wrong(
          'Discord server',
          `the bot is not in ${id}`,
          'Invite it with the link in the README, or correct GUILDOPS_GUILDS.',
        );
      return missing.length > 0
        ? wrong(
            'Discord server',
            `${name}: the bot lacks ${missing.join(', ')}`,
            'Invite it anew with the link in the README.',
          )
        : fine('Discord server', name);
    });
    return [fine('Discord bot', bot), ...servers];
  } catch (error) {
    return [wrong('Discord bot', messageOf(error), 'Check DISCORD_TOKEN_FILE.')];
  }
}

const SIGN: Record<Finding['is'], string> = { fine: '✓', weak: '!', wrong: '✗' };

/** Findings for a terminal: one line each, the hint below. */
export const renderFindings = (findings: readonly Finding[]): string =>
  findings
    .map(
      ({ is, name, what, hint }) =>
        `${SIGN[is]} ${name.padEnd(14)} ${what}${hint ? `\n${' '.repeat(17)}→ ${hint}` : ''}`,
    )
    .join('\n');
