import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { ENVIRONMENTS, type Project } from './core/project.ts';
import { Refusal } from './core/refusal.ts';
import { identityFor, type RunIdentity, WebIdentity } from './identity/clouds.ts';
import type { Issuer } from './identity/issuer.ts';

const value = z.union([z.strictObject({ file: z.string().min(1) }), z.strictObject({ value: z.string() })]);
const VARIABLE = /^[A-Z][A-Z0-9_]*$/;
const one = z
  .object({ web_identity: WebIdentity.optional() })
  .catchall(value)
  .refine((given) => Object.keys(given).every((name) => name === 'web_identity' || VARIABLE.test(name)), {
    error: ({ input }) =>
      `${Object.keys(input as object).find((name) => name !== 'web_identity' && !VARIABLE.test(name))} is not a variable name`,
  });
const uses = z.strictObject({ plan: one.optional(), apply: one.optional() });
const FORM = z.strictObject({
  projects: z.record(z.string(), uses).default({}),
  environments: z.partialRecord(z.enum(ENVIRONMENTS), uses).default({}),
});

type Who = Pick<Project, 'id' | 'environment'>;
export type Credentials = (project: Who, use: 'plan' | 'apply') => Promise<Record<string, string>>;

/** The sandbox asks for no credentials, and gets none. */
export const noCredentials: Credentials = () => Promise.resolve({});

/**
 * Cloud credentials from a YAML file: `projects.<id>` before `environments.<name>`, then `plan` or `apply`, then variable → `file:` (its text
 * is the value) or `value:` (for what is no secret), and `web_identity` for what a cloud gives for a signed statement. A plan never gets the identity of an apply.
 *
 * Read anew for every run, so that rotated credentials need no restart.
 * @throws Refusal `credentials-missing`; Error when the file is not of that form
 */
export function createCredentials(path: string | undefined): Credentials {
  return async (project, use) => {
    const { web_identity: _, ...found } = await entryOf(path, project, use);
    const entries = Object.entries(found).map(async ([name, source]) => [name, await textOf(source)] as const);
    return Object.fromEntries(await Promise.all(entries));
  };
}

/**
 * What a run gets for a statement that `issuer` signs, where its credentials say `web_identity`; undefined where they do not.
 * @throws Refusal `credentials-missing`; Error when the file is not of that form, or there is no issuer
 */
export const createIdentities =
  (path: string | undefined, issuer: Issuer | undefined) =>
  async (project: Who & Pick<Project, 'repo'>, use: 'plan' | 'apply'): Promise<RunIdentity | undefined> => {
    const { web_identity: given } = await entryOf(path, project, use);
    if (!given) return undefined;
    if (!issuer)
      throw new Error('web_identity needs GUILDOPS_URL: it is where a cloud asks whose statement it is shown');
    return identityFor(given, { ...project, use }, issuer);
  };

/** True when these credentials are given for a statement: only a run can show one. @throws as `createCredentials` */
export const isSignedFor = async (path: string | undefined, project: Who, use: 'plan' | 'apply'): Promise<boolean> =>
  (await entryOf(path, project, use)).web_identity !== undefined;

async function entryOf(path: string | undefined, { id, environment }: Who, use: 'plan' | 'apply') {
  const form = path === undefined ? FORM.parse({}) : await readForm(path);
  const found = form.projects[id]?.[use] ?? form.environments[environment]?.[use];
  if (!found) throw new Refusal({ code: 'credentials-missing', environment, use });
  return found;
}

async function readForm(path: string): Promise<z.output<typeof FORM>> {
  const parsed = FORM.safeParse(parse(await readFile(path, 'utf8')) ?? {});
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${path} is not a credentials file: ${issues.join('; ')}`);
}

const textOf = async (source: z.output<typeof value>): Promise<string> =>
  'file' in source ? (await readFile(source.file, 'utf8')).trim() : source.value;
