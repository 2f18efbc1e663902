import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import type { PlanCost } from '../core/plan.ts';
import { type PlanJson, parsePlanJson } from '../core/plan-json/parse.ts';
import { type Finding, isAtLeast, type Severity } from '../core/verdict.ts';
import { costOfPlan } from '../cost/plan-cost.ts';
import { packsIn, withBuiltIn } from '../review/packs/folder.ts';
import { type Pack, packIn } from '../review/packs/pack.ts';
import { reportOf } from '../review/packs/report.ts';
import { reviewPlan } from '../review/review-plan.ts';
import { sentFor } from './review-prompt.ts';
import { reviewJson, reviewText } from './review-text.ts';
import { sarifOf } from './sarif.ts';

/** The options of `guildops review`. */
export interface ReviewAsked {
  json?: boolean;
  sarif?: boolean;
  prompt?: boolean;
  severity: Severity;
  source?: string;
  environment?: string;
  budget?: string;
  pack?: string[];
  /** The folder with packs of the team. */
  packs?: string;
}

/** What is printed, and the exit code: 0 nothing found, 1 something below the severity, 2 something as grave or graver. */
export interface Reviewed {
  text: string;
  exitCode: 0 | 1 | 2;
}

/** Reviews the plan in a file; `-` is standard input. @throws Error that says what is wrong with the file or an option */
export async function review(file: string, asked: ReviewAsked): Promise<Reviewed> {
  const plan = await planIn(file);
  const cost = costOfPlan(plan, { region: usualRegion(plan) });
  const own = asked.pack ? ownPacks(asked.packs) : [];
  const packs = await Promise.all((asked.pack ?? []).map((name) => packNamed(name, own)));
  const files = asked.source === undefined ? undefined : await codeIn(asked.source);
  const budgetUsd = budgetIn(asked.budget);
  const done = reviewPlan(plan, {
    ...{ cost, today: new Date().toISOString().slice(0, 10), isRegulated: packs.length > 0 },
    ...(files && { files }),
    ...(budgetUsd !== undefined && { budgetUsd }),
    ...(asked.environment && { environment: asked.environment }),
  });
  if (asked.prompt) return { text: sentFor(plan, done.findings, { cost, budgetUsd, ...asked }), exitCode: 0 };
  const all = { ...done, cost: shown(cost), packs: packs.map((pack) => reportOf(pack, done.findings)) };
  const text = asked.sarif ? sarifOf(done.findings) : asked.json ? reviewJson(all) : reviewText(all);
  return { text, exitCode: exitCodeOf(done.findings, asked.severity) };
}

function exitCodeOf(findings: readonly Finding[], least: Severity): Reviewed['exitCode'] {
  const counting = findings.filter(({ status }) => status !== 'suppressed');
  if (counting.length === 0) return 0;
  return counting.some(({ severity }) => isAtLeast(severity, least)) ? 2 : 1;
}

async function planIn(file: string): Promise<PlanJson> {
  const text = file === '-' ? await readStream(process.stdin) : await textIn(file);
  const wanted = 'make it with `terraform plan -out=PLAN` and `terraform show -json PLAN`';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`${file} is no JSON: ${wanted}.`);
  }
  const isPlan =
    typeof value === 'object' &&
    value !== null &&
    'format_version' in value &&
    ('resource_changes' in value || 'planned_values' in value);
  if (!isPlan) throw new Error(`${file} is no plan: ${wanted}.`);
  return parsePlanJson(value);
}

async function textIn(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new Error(`There is no ${file}.`);
    throw error;
  });
}

function budgetIn(text: string | undefined): number | undefined {
  const dollars = Number(text);
  if (text !== undefined && !(dollars > 0)) throw new Error(`--budget ${text} is no sum of dollars, such as 500.`);
  return text === undefined ? undefined : dollars;
}

/** A pack of the team's folder or one that comes with GuildOps, by its id; else the file of one. */
async function packNamed(name: string, own: readonly Pack[]): Promise<Pack> {
  const known = withBuiltIn(own);
  const found = known.find(({ id }) => id === name.toLowerCase());
  if (found) return found;
  if (/^[\w-]+$/.test(name)) {
    const text = await readFile(name, 'utf8').catch(() => undefined);
    if (text === undefined)
      throw new Error(`There is no pack ${name}: ${known.map(({ id }) => id).join(', ')}, or a file with one.`);
  }
  return packIn(name, await textIn(name));
}

/** The packs of the folder in the setting. @throws Error with file and line of all that is wrong in it */
function ownPacks(folder: string | undefined): readonly Pack[] {
  if (folder === undefined) return [];
  const { packs, problems } = packsIn(folder);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return packs;
}

const isSkipped = (path: string): boolean =>
  path.split(sep).some((part) => part.startsWith('.') || part === 'node_modules');

/** The `.tf` files of a folder and of modules below it. */
async function codeIn(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tf') && !isSkipped(name));
  return new Map(
    await Promise.all(
      names.map(async (name) => [name.replaceAll(sep, '/'), await readFile(join(folder, name), 'utf8')] as const),
    ),
  );
}

/** Where nothing in a plan says where it is, prices are those of the provider's largest region. */
function usualRegion({ resource_changes: changes }: PlanJson): string {
  const provider = changes.find(({ mode }) => mode === 'managed')?.type.split('_', 1)[0];
  return provider === 'google' ? 'us-central1' : provider === 'azurerm' ? 'eastus' : 'us-east-1';
}

/** What has a price or lacks one. */
const shown = ({ lines, ...cost }: PlanCost): PlanCost => ({
  ...cost,
  lines: lines.filter(({ beforeUsd, afterUsd }) => beforeUsd + afterUsd > 0),
});
