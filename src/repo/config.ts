import { z } from 'zod';
import { isPattern, OFF } from '../core/cron.ts';
import { ENGINE_VERSION, ENGINES, ENVIRONMENTS, REQUIREMENTS } from '../core/project.ts';
import { folderOf } from './folder.ts';

const list = <Item extends string>(item: z.ZodType<Item>, most: number, about: string) =>
  z.union([item.transform((one) => [one]), z.array(item).max(most)]).describe(about);

const glob = z
  .string()
  .regex(/^!?[^\s!][^\n\r]{0,299}$/, 'it is no pattern; write a path with * and **, and ! in front to leave files out');

/** A folder from the repository's root; `.` is the root. */
const folder = z
  .string()
  .max(300)
  .refine((dir) => folderOf(dir) !== undefined, 'it is no folder inside the repository')
  .transform((dir) => folderOf(dir) ?? '.');

const name = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{1,38}$/,
    'it is no name of a project: lower-case letters, digits and hyphens, 2 to 39 of them, beginning with a letter',
  );

const drift = z
  .string()
  .transform((text) => text.trim())
  .refine((text) => text === OFF || isPattern(text), `it is neither ${OFF} nor a cron pattern of five fields`)
  .describe(`When to look for drift, in UTC: five fields of cron such as "0 6 * * *", or ${OFF}`);

export const project = z.strictObject({
  name: name.optional().describe('Name in commands and comments; without one it is made of folder and workspace'),
  dir: folder.describe('Folder of the root module, from the root of the repository'),
  workspace: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,89}$/, 'it is no name of a workspace')
    .default('default')
    .describe('Terraform workspace'),
  engine: z.enum(ENGINES).default('terraform').describe('terraform or tofu'),
  engine_version: z
    .string()
    .regex(ENGINE_VERSION, 'it is no version; write it whole, such as 1.11.4')
    .optional()
    .describe('Exactly this version of the engine'),
  when_modified: list(
    glob,
    50,
    'What has to change for a plan, seen from the folder: patterns, ! leaves out',
  ).optional(),
  depends_on: list(name, 50, 'Projects that are applied before this one is planned').optional(),
  environment: z.enum(ENVIRONMENTS).default('prod').describe('dev, staging or prod: decides who must approve'),
  var_files: list(
    z
      .string()
      .max(300)
      .regex(/\.tfvars(?:\.json)?$/, 'it is no .tfvars file')
      .refine(
        (path) => !path.startsWith('/') && folderOf(path.replace(/^(?:\.\.\/)+/, '')) !== undefined,
        'it is no file of the repository',
      ),
    20,
    'Files of variables, seen from the folder',
  ).optional(),
  drift: drift.optional(),
  requirements: list(
    z.enum(REQUIREMENTS),
    REQUIREMENTS.length,
    'What an apply needs beside what the environment asks for',
  ).optional(),
  backend: z
    .strictObject({ kind: z.enum(['http', 'gcs', 's3', 'azurerm']), address: z.string().max(500).optional() })
    .optional()
    .describe('Where the state lies, when the code of the default branch does not say it in plain words'),
});

/** `guildops.yaml`, version 1. */
export const schema = z.strictObject({
  version: z.literal(1).describe('1'),
  projects: z.array(project).max(5_000).optional().describe('Root modules; without any they are found'),
  autodiscover: z
    .strictObject({
      enabled: z.boolean().optional().describe('Default: only where no projects are listed'),
      ignore: list(glob, 100, 'Folders to leave out: patterns from the root').optional(),
      environment: z.enum(ENVIRONMENTS).default('prod').describe('Environment of what is found'),
    })
    .optional()
    .describe('Find root modules that are not listed'),
  providers: list(
    z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9_-]{0,63}\/[a-z0-9][a-z0-9_-]{0,63}$/,
        'write it as its registry does, such as cloudflare/cloudflare',
      ),
    50,
    "Terraform providers that projects may use beside the clouds' own",
  ).optional(),
  parallelism: z.int().min(1).max(64).optional().describe('Plans of one pull request at a time'),
  apply: z.enum(['before_merge', 'after_merge']).default('before_merge').describe('When a change is applied'),
  lock: z.enum(['plan', 'apply']).default('plan').describe('From when on a state is locked'),
  merge: z.enum(['squash', 'merge', 'rebase']).optional().describe('How pull requests are merged'),
  drift: drift.optional(),
  drafts: z.boolean().default(false).describe('Plan draft pull requests'),
});

export type RepoConfig = z.output<typeof schema>;
export type ProjectConfig = z.output<typeof project>;
