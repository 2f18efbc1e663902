import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { ENVIRONMENTS, type Project } from './core/project.ts';
import { Refusal } from './core/refusal.ts';

const value = z.union([z.strictObject({ file: z.string().min(1) }), z.strictObject({ value: z.string() })]);
const variables = z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'is not a variable name'), value);
const uses = z.strictObject({ plan: variables.optional(), apply: variables.optional() });
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
 * is the value) or `value:` (for what is no secret). A plan never gets the identity of an apply.
 *
 * Read anew for every run, so that rotated credentials need no restart.
 * @throws Refusal `credentials-missing`; Error when the file is not of that form
 */
export function createCredentials(path: string | undefined): Credentials {
  return async ({ id, environment }, use) => {
    const form = path === undefined ? FORM.parse({}) : await readForm(path);
    const found = form.projects[id]?.[use] ?? form.environments[environment]?.[use];
    if (!found) throw new Refusal({ code: 'credentials-missing', environment, use });
    const entries = Object.entries(found).map(async ([name, source]) => [name, await textOf(source)] as const);
    return Object.fromEntries(await Promise.all(entries));
  };
}

async function readForm(path: string): Promise<z.output<typeof FORM>> {
  const parsed = FORM.safeParse(parse(await readFile(path, 'utf8')) ?? {});
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`${path} is not a credentials file: ${issues.join('; ')}`);
}

const textOf = async (source: z.output<typeof value>): Promise<string> =>
  'file' in source ? (await readFile(source.file, 'utf8')).trim() : source.value;
