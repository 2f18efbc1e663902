import { z } from 'zod';
import { isPattern } from './core/cron.ts';
import type { Provider } from './core/project.ts';
import { THREADS } from './discord/thread-settings.ts';
import { ORIGINS } from './runner/install/release.ts';
import { DEADLINES, type Deadlines } from './runner/ports.ts';
import {
  amounts,
  flag,
  number,
  parseGuilds,
  parseHosts,
  parseKeys,
  parseModels,
  parseRepos,
  parseShare,
  parseThreadTimes,
  parseVerbs,
  secretFile,
  url,
} from './setting-forms.ts';

const KEYS = 'File with the keys that seal states and plans; make one with `guildops keygen`';

const DISCORD = 'File with the token of the Discord bot';

const RELEASES_KEY =
  "File with the public key that signs the releases of a mirror, in place of the vendors' own; needs the address of one";

const GCP_KEY = "File with an API key for Google's price list; only `guildops prices refresh` reads it";

/** Megabytes. The AWS provider, the largest, takes about 400 at its peak, the engine itself 100; one more configuration of it as much again. */
const RUN_MEMORY: Readonly<Record<Provider, number>> = { gcp: 500, aws: 600, azure: 500 };

const GEMINI_KEY =
  "File with an API key of Google's Gemini: its models explain plans, and knowledge is searched by meaning, too";

const GROQ_KEY = 'File with an API key of Groq: its models explain plans';

/** Of all models together, in a day. */
const AI_DAY = { requests: 500, tokens: 2_000_000 };

const plainKey = (name: string) =>
  z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe(
      `The key itself, where you have it in the environment; ${name}_FILE is safer. Refused with GUILDOPS_ALLOW_UNJAILED`,
    );

const MINUTE_MS = 60_000;
const scaled = (deadlines: Deadlines, factor: number): Deadlines => ({
  init: deadlines.init * factor,
  plan: deadlines.plan * factor,
  show: deadlines.show * factor,
  lock: deadlines.lock * factor,
  apply: deadlines.apply * factor,
  grace: deadlines.grace * factor,
});

/** Every setting, what it is for, and its default. The README's table is made from this. */
export const SETTINGS = z.object({
  GUILDOPS_GUILDS: z
    .string()
    .default('')
    .transform(parseGuilds)
    .describe(
      'Discord servers and their repositories: guildId=owner/repo,owner/repo; the first is the default. Needed, or GUILDOPS_REPOS',
    ),
  GUILDOPS_REPOS: z
    .string()
    .default('')
    .transform(parseRepos)
    .describe('Without Discord: the repositories, owner/repo,owner/repo'),
  GUILDOPS_ADMINS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .describe('Discord ids of the first administrators, until grants exist'),
  GUILDOPS_DATA: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder of database, repository mirrors and run folders; one process owns it'),
  GUILDOPS_KEY_FILE: secretFile(KEYS).transform(parseKeys).describe(KEYS),
  GUILDOPS_CREDENTIALS: z
    .string()
    .min(1)
    .optional()
    .describe('YAML file that names the cloud credentials per project or environment, for plan and apply'),
  GUILDOPS_HOST: z.string().min(1).default('0.0.0.0').describe('Address of the public listener: webhooks and health'),
  GUILDOPS_PORT: number('Port of the public listener', 3000, 0, 65_535),
  GUILDOPS_URL: url
    .optional()
    .describe(
      'Address under which people reach the public listener, https://guildops.example.com; without it no comment links the whole text of a plan, and clouds cannot verify what GuildOps signs',
    ),
  GUILDOPS_STATE_PORT: number(
    'Port of the private listener on loopback: terraform state; fixed, as an apply outlives a restart',
    3001,
    0,
    65_535,
  ),
  GUILDOPS_ALLOW_UNJAILED: flag('1: plan trees that people pushed to even where bubblewrap does not work'),
  GUILDOPS_EGRESS: z
    .string()
    .default('')
    .transform(parseHosts)
    .describe(
      'Hosts that runs may reach beside their cloud, their state and the registries: vault.acme.com:8200, *.acme.com',
    ),
  GUILDOPS_MEMORY_MB: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      'Megabytes that plans and applies may take together; one may always run. Default: what the machine or its cgroup has, less 512',
    ),
  GUILDOPS_RUN_MEMORY_MB: z
    .string()
    .default('')
    .transform(amounts(RUN_MEMORY))
    .describe(
      'Megabytes that a run of each cloud is reckoned with, where they differ from gcp=500,aws=600,azure=500: aws=1200. Only that of aws is measured; the others are estimates',
    ),
  GUILDOPS_DEADLINES: z
    .string()
    .default('')
    .transform(amounts({ ...scaled(DEADLINES, 1 / MINUTE_MS) }))
    .transform((minutes): Deadlines => scaled(minutes, MINUTE_MS))
    .describe(
      'Minutes that a step of a run may take, where they differ from init=5,plan=15,show=2,lock=1,apply=60,grace=10: apply=180',
    ),
  GUILDOPS_PLAN_HOURS: number('Hours a plan stays valid', 24, 1, 24 * 14),
  GUILDOPS_DRAFT_MINUTES: number('Minutes a draft lives after its last change', 30, 1, 24 * 60),
  GUILDOPS_DRIFT: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .refine((pattern) => pattern === '' || isPattern(pattern), 'a cron pattern of five fields, such as 0 6 * * *')
    .describe(
      'When to look for drift, as a cron pattern in UTC such as 0 6 * * *; without one only when asked. A project may say something else',
    ),
  GUILDOPS_COST_REPORT: z
    .string()
    .default('0 8 * * 1')
    .transform((text) => text.trim())
    .refine((pattern) => pattern === '' || isPattern(pattern), 'a cron pattern of five fields, such as 0 8 * * 1')
    .describe(
      'When the cost report is told in the audit channel, as a cron pattern in UTC; empty: never. A server may say something else with /cloud-cost',
    ),
  GUILDOPS_BACKUPS: z
    .string()
    .min(1)
    .optional()
    .describe('Folder for the daily copy of the database; default: backups in GUILDOPS_DATA'),
  GUILDOPS_LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much is logged'),
  GITHUB_APP_ID: z.coerce.number().int().positive().describe('Id of the GitHub App'),
  GITHUB_PRIVATE_KEY_FILE: secretFile('File with the private key of the GitHub App (PEM)', (text) =>
    text.includes('PRIVATE KEY') ? undefined : 'it is not a PEM private key',
  ),
  GITHUB_WEBHOOK_SECRET_FILE: secretFile(
    'File with the webhook secret of the GitHub App, at least 16 characters',
    (text) =>
      text.length < 16 || text === 'development' ? 'the secret is too weak: at least 16 random characters' : undefined,
  ),
  GUILDOPS_TRIGGERS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    )
    .refine((words) => words.every((word) => /^[a-z][a-z0-9_-]{1,30}$/.test(word)), 'words of letters, digits, - and _')
    .describe(
      'Further words that begin a command in a pull request, beside guildops: atlantis lets a team keep its habits',
    ),
  GUILDOPS_COMMANDS: z
    .string()
    .default('')
    .transform(parseVerbs)
    .describe('Commands that may be given in pull requests, when not all of them: plan,apply,approve'),
  GITHUB_CLIENT_ID: z
    .string()
    .regex(/^[\w.]{4,64}$/, 'it is no client id: copy it from the settings of the App')
    .optional()
    .describe('Client id of the GitHub App: lets people sign in to read the logs of runs'),
  GITHUB_CLIENT_SECRET_FILE: secretFile('File with a client secret of the GitHub App, for sign-in')
    .optional()
    .describe('File with a client secret of the GitHub App, for sign-in'),
  GUILDOPS_LOG_DAYS: number('Days that what runs said is kept', 30, 1, 366),
  GUILDOPS_RATE_DEPLOYS: number(
    'Times in a minute that one person may give each command in Discord that asks for a deploy, and make each click that does',
    3,
    1,
    10_000,
  ),
  GUILDOPS_RATE_COMMANDS: number('Times in a minute that one person may give each other command', 5, 1, 10_000),
  GUILDOPS_RATE_CLICKS: number('Other clicks in Discord in a minute that one person may make', 60, 1, 10_000),
  GUILDOPS_RATE_ALL: number('Commands and clicks in a minute of everybody together', 3_000, 1, 1_000_000),
  GUILDOPS_AUDIT_DAYS: number(
    'Days that the audit trail is kept; the heads of its chain are kept for ever',
    90,
    1,
    3_660,
  ),
  GITHUB_API_URL: url.optional().describe('Address of the GitHub API, for GitHub Enterprise Server'),
  GITHUB_WRITE_SPACING_MS: number(
    'Milliseconds between two writes to GitHub; its guidelines ask for 1000',
    1000,
    0,
    60_000,
  ),
  GITHUB_SUGGESTIONS: flag(
    '1: what a constant mends is suggested at its line of the pull request; each is a conversation, which some branches want resolved before a merge',
    '1',
  ),
  DISCORD_TOKEN_FILE: secretFile(DISCORD).optional().describe(`${DISCORD}; needed with GUILDOPS_GUILDS`),
  DISCORD_API_URL: url.optional().describe('Address of the Discord API, for a stand-in'),
  DISCORD_MIRROR_REPLIES: flag(
    '1: what people write in the thread of a deploy is told on its pull request, and the other way round; needs the intent Message Content in the Developer Portal',
  ),
  DISCORD_FILES_URL: url
    .optional()
    .describe('Where a stand-in for Discord keeps the files people send; else only Discord’s own addresses are read'),
  DISCORD_THREAD_NAME: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .default(THREADS.name)
    .describe(
      'Name of the thread of a deploy; {deploy}, {project}, {environment} and {requester} stand for what they say',
    ),
  DISCORD_THREAD_ARCHIVE: z
    .string()
    .default('24h,60m')
    .transform(parseThreadTimes)
    .describe(
      'After how long without a message a thread is put away, while its deploy is open and once it has ended: each 60m, 24h, 3d or 7d',
    ),
  CONFTEST_POLICY: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of Rego policies that conftest asks about every plan, when it is made and before it is applied'),
  CONFTEST_BIN: z.string().min(1).default('conftest').describe('The conftest binary'),
  OPA_BUNDLE: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Rego policies compiled to wasm (`opa build -t wasm`), asked about every plan like conftest, without a program beside ours',
    ),
  TERRAFORM_BIN: z.string().min(1).default('terraform').describe('The terraform binary'),
  TOFU_BIN: z.string().min(1).default('tofu').describe('The OpenTofu binary'),
  GUILDOPS_ENGINES: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Folder of engines by version, terraform/1.11.4/terraform, for projects with an engine_version; default: engines in GUILDOPS_DATA',
    ),
  GUILDOPS_ENGINE_INSTALL: flag('1: fetch a version that a project asks for, and that is not there, when it is needed'),
  TERRAFORM_RELEASES_URL: url
    .default(ORIGINS.terraform)
    .describe(
      "Where terraform's releases are fetched from, for a mirror; HashiCorp's signature is checked all the same",
    ),
  TOFU_RELEASES_URL: url
    .default(ORIGINS.tofu)
    .describe("Where OpenTofu's releases are fetched from, for a mirror; OpenTofu's signature is checked all the same"),
  ENGINE_RELEASES_KEY_FILE: secretFile(RELEASES_KEY, (text) =>
    text.includes('PGP PUBLIC KEY BLOCK') ? undefined : 'it is not an armoured OpenPGP public key',
  )
    .optional()
    .describe(RELEASES_KEY),
  ENGINE_PROVIDER_MIRROR: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Folder with unpacked providers that serves all runs; without it `guildops engine mirror` keeps some in GUILDOPS_DATA, and the rest comes from the registry',
    ),
  GCP_PRICES_KEY_FILE: secretFile(GCP_KEY).optional().describe(GCP_KEY),
  GCP_PRICES_URL: url.default('https://cloudbilling.googleapis.com').describe("Address of Google's billing catalog"),
  AWS_PRICES_URL: url.default('https://pricing.us-east-1.amazonaws.com').describe("Address of AWS's bulk price list"),
  AZURE_PRICES_URL: url.default('https://prices.azure.com').describe("Address of Azure's retail prices"),
  GUILDOPS_KNOWLEDGE: z
    .string()
    .min(1)
    .optional()
    .describe("Folder with the team's own practices and patterns, beside those that come with GuildOps"),
  GUILDOPS_PACKS: z
    .string()
    .min(1)
    .optional()
    .describe("Folder with the team's own compliance packs, beside HIPAA, GDPR, PCI DSS and SOX (docs/review.md)"),
  GROQ_API_KEY_FILE: secretFile(GROQ_KEY).optional().describe(GROQ_KEY),
  GROQ_API_KEY: plainKey('GROQ_API_KEY'),
  GROQ_API_URL: url
    .default('https://api.groq.com')
    .describe("Address of Groq's API, or up to and with /v1 of any server that speaks OpenAI's chat completions"),
  GROQ_MODELS: z
    .string()
    .default('openai/gpt-oss-120b,openai/gpt-oss-20b')
    .transform(parseModels)
    .describe('Models of Groq, in the order they are asked; none: not at all'),
  GEMINI_API_KEY_FILE: secretFile(GEMINI_KEY).optional().describe(GEMINI_KEY),
  GEMINI_API_KEY: plainKey('GEMINI_API_KEY'),
  GEMINI_API_URL: url.default('https://generativelanguage.googleapis.com').describe("Address of Google's Gemini API"),
  GEMINI_MODELS: z
    .string()
    .default('gemini-3.8-flash,gemini-3.5-flash-lite')
    .transform(parseModels)
    .describe('Models of Gemini, asked after those of Groq; none: the key is for searching knowledge alone'),
  GUILDOPS_AI_DAY: z
    .string()
    .default('')
    .transform(amounts(AI_DAY))
    .describe('What models may be used in a day (UTC), where it differs from requests=500,tokens=2000000'),
  GUILDOPS_AI_SECONDS: number('Seconds that a model may take for an answer', 20, 1, 600),
  GUILDOPS_AI_COMPARE: z
    .string()
    .default('')
    .transform(parseShare)
    .describe('A model that is asked first for so many of a hundred plans, to compare it: gemini-flash=20'),
  GEMINI_EMBEDDING_MODEL: z
    .string()
    .regex(/^[\w.-]{1,64}$/, 'it is the name of a model, such as gemini-embedding-001')
    .default('gemini-embedding-001')
    .describe('Model that turns questions and practices into vectors'),
  ENGINE_REATTACH: z
    .string()
    .min(2)
    .optional()
    .describe('Sandbox only: TF_REATTACH_PROVIDERS of the pretend cloud; refused together with real credentials'),
});
