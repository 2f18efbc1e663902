import { userInfo } from 'node:os';
import { execa } from 'execa';
import { type Ordered, orderAudit } from '../audit-orders.ts';
import { type Config, type Environment, parseConfig } from '../config.ts';
import { askRunning } from '../control-file.ts';
import { type AuditRow, createVerifier, GENESIS, headsIn, type ToldHead } from '../core/audit/chain.ts';
import { rulesOf } from '../rules.ts';
import { withStore } from './maintain.ts';

type Order = Readonly<Record<string, string>>;
type Heads = Extract<Ordered, { heads: unknown }>['heads'];

/** Asks the running service, else the database itself. */
async function ask(config: Config, order: Order): Promise<Ordered> {
  const asked = await askRunning(config.GUILDOPS_DATA, 'audit', order);
  if (asked) return asked.result as Ordered;
  const clock = { now: () => new Date() };
  return withStore(config, (store) => orderAudit({ store, clock, rules: rulesOf(config) }, order));
}

/** Rows in the order of the chain, page by page, as the trail may be long. */
async function* rowsOf(config: Config, filter: Order): AsyncGenerator<AuditRow> {
  let after = 0;
  for (;;) {
    const answer = await ask(config, { act: 'rows', ...filter, after: String(after) });
    const rows = 'rows' in answer ? answer.rows : [];
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.n;
  }
}

/** `guildops audit export`: a line of JSON for each row, oldest first. Answers how many. */
export async function exportAudit(environment: Environment, filter: Order, write: (line: string) => void) {
  const config = parseConfig(environment);
  let rows = 0;
  for await (const row of rowsOf(config, filter)) {
    const { details, ...facts } = row;
    write(JSON.stringify({ ...facts, ...(details !== undefined && { details: JSON.parse(details) as unknown }) }));
    rows += 1;
  }
  await ask(config, { act: 'exported', by: userInfo().username, rows: String(rows) });
  return rows;
}

export interface Verified {
  holds: boolean;
  text: string;
}

/**
 * `guildops audit verify`: follows the chain from its first row that is left, and compares it with the heads that were told elsewhere: those
 * that are kept, and those in the tags of a repository, which whoever owns the database does not own as well.
 */
export async function verifyAudit(environment: Environment, repository?: string): Promise<Verified> {
  const config = parseConfig(environment);
  const answer = await ask(config, { act: 'heads' });
  const kept = 'heads' in answer ? answer.heads : [];
  const told = [...keptAsTold(kept), ...(repository === undefined ? [] : await headsOfTags(repository))];
  return verifyRows(rowsOf(config, {}), { kept, told });
}

const keptAsTold = (kept: Heads): ToldHead[] =>
  kept.map(({ n, hash, why, at }) => ({ n, hash, where: `the head kept at ${at} (${why})` }));

async function verifyRows(
  rows: AsyncIterable<AuditRow>,
  { kept, told }: { kept: Heads; told: readonly ToldHead[] },
): Promise<Verified> {
  let verifier: ReturnType<typeof createVerifier> | undefined;
  let [first, last]: (AuditRow | undefined)[] = [];
  for await (const row of rows) {
    const from = row.n === 1 ? GENESIS : kept.find(({ n, why }) => n === row.n - 1 && why === 'pruned');
    if (!first && !from) return broken(row.n, 'what came before it is gone, and was not let go for its age');
    const newer = told.filter(({ n }) => n >= row.n);
    verifier ??= createVerifier(from ?? GENESIS, newer);
    const problem = verifier.next(row);
    if (problem) return broken(problem.n, problem.why, row.at);
    first ??= row;
    last = row;
  }
  const missing = (verifier ?? createVerifier(lastCut(kept), told)).end();
  if (missing) return broken(missing.n, missing.why);
  const old = told.find((head) => head.n < (first?.n ?? 0) && contradicts(head, kept));
  if (old) return broken(old.n, `${old.where} tells of another one: ${old.hash}`);
  return { holds: true, text: holdsText(first, last, told) };
}

const lastCut = (kept: Heads) => kept.findLast(({ why }) => why === 'pruned') ?? GENESIS;

/** Of rows that were let go there are only the heads that were kept. */
const contradicts = ({ n, hash }: ToldHead, kept: Heads): boolean => {
  const known = kept.filter((head) => head.n === n);
  return known.length > 0 && !known.some((head) => head.hash === hash);
};

const broken = (n: number, why: string, at?: string): Verified => ({
  holds: false,
  text: `the chain breaks at row ${n}${at === undefined ? '' : ` (${at})`}: ${why}`,
});

function holdsText(first: AuditRow | undefined, last: AuditRow | undefined, told: readonly ToldHead[]): string {
  if (!first || !last) return 'the audit trail has no rows';
  const compared = told.filter(({ n }) => n >= first.n).length;
  const older = told.length - compared;
  const rows = `the chain holds from row ${first.n} (${first.at}) to row ${last.n} (${last.at})`;
  return `${rows}; ${compared} heads told elsewhere agree${older > 0 ? `, ${older} are of rows that were let go` : ''}`;
}

/** The heads in the messages of `applied/…` tags. @throws Error for a folder that is no repository */
async function headsOfTags(repository: string): Promise<ToldHead[]> {
  const format = '--format=%(refname:short)%00%(contents)%00';
  const { stdout } = await execa('git', ['-C', repository, 'for-each-ref', format, 'refs/tags/applied'], {
    stdin: 'ignore',
  });
  const parts = stdout.split('\0');
  return parts.flatMap((name, index) =>
    index % 2 === 1 ? [] : headsIn(parts[index + 1] ?? '').map((head) => ({ ...head, where: `tag ${name.trim()}` })),
  );
}
