import { randomBytes } from 'node:crypto';
import { digestOf, parseRepo } from './core/ids.ts';
import type { Json } from './core/json.ts';
import { SYSTEM } from './core/person.ts';
import { Refusal } from './core/refusal.ts';
import type { Clock, Rules } from './deploy/ports.ts';
import type { SqliteStore } from './store/open-store.ts';
import { SCOPES, type Scope } from './web/api/scopes.ts';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 366;
const USUAL_DAYS = 90;

type Order = Readonly<Record<string, string>>;
type Needs = { store: Pick<SqliteStore, 'apiTokens' | 'audit'>; clock: Clock; guilds: Rules['guilds'] };

const bad = (field: string, why: string, expected: string): Refusal =>
  new Refusal({ code: 'bad-input', field, why, expected });

/**
 * `guildops token`, as the command line orders it: through the private listener, or itself on the database. Answers in words.
 * @throws Refusal `bad-input`, `no-such`, `exists`
 */
export function orderToken(needs: Needs, order: Order): Promise<string> {
  if (order.act === 'create') return createToken(needs, order);
  return order.act === 'revoke' ? revokeToken(needs, order) : listTokens(needs);
}

/** The token itself is in this answer and nowhere else: only its hash is kept. */
async function createToken(needs: Needs, order: Order): Promise<string> {
  const { store, clock } = needs;
  const repo = parseRepo(order.repo ?? '');
  if (!repo) throw bad('repo', 'it is not a repository', 'owner/repo');
  const may = scopesOf(order.may ?? '');
  const days = daysOf(order.for);
  const name =
    order.name ||
    `${repo
      .split('/')[1]
      ?.toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 30)}-${randomBytes(3).toString('hex')}`;
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(name)) throw bad('name', 'it is not a name', 'up to 40 of a-z, 0-9 and -');
  const token = `gops_${randomBytes(32).toString('base64url')}`;
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + days * DAY_MS);
  const row = { name, hash: digestOf(token), repo, may, createdBy: order.by ?? '', createdAt, expiresAt };
  if (!(await store.apiTokens.add(row)))
    throw bad('name', `there is or was a token "${name}"`, 'another name: the audit trail knows each by its own');
  await note(needs, 'token-created', order, { name, repo, may, expiresAt: expiresAt.toISOString() });
  return [
    `${name} may ${may.join(', ')} in ${repo} until ${expiresAt.toISOString().slice(0, 10)}. It is shown this once:`,
    token,
  ].join('\n');
}

/** Dying before a new token is noted loses it: it was not shown yet, so it opens nothing. */
function note({ store, clock, guilds }: Needs, what: string, { repo, by = '' }: Order, details: Json): Promise<void> {
  const [guild] = [...guilds].find(([, { repos }]) => repos.some((one) => one === repo)) ?? [];
  const who = { ...SYSTEM, name: by };
  return store.audit.add({ ...(guild && { guild }), at: clock.now(), by: who, surface: 'cli', what, details });
}

function scopesOf(text: string): Scope[] {
  const words = [...new Set(text.split(/[\s,]+/).filter(Boolean))];
  const known = SCOPES.filter((scope) => words.includes(scope));
  if (known.length === 0 || known.length < words.length)
    throw bad(
      'may',
      text === '' ? 'it is missing' : `"${text}" has words that are no rights`,
      `some of ${SCOPES.join(',')}`,
    );
  return known;
}

function daysOf(text = `${USUAL_DAYS}d`): number {
  const days = Number(/^(\d{1,3}) ?d$/.exec(text.trim())?.[1]);
  if (!(days >= 1 && days <= LONGEST_DAYS)) throw bad('for', `"${text}" is no time`, `1d to ${LONGEST_DAYS}d`);
  return days;
}

async function revokeToken(needs: Needs, order: Order): Promise<string> {
  const { name = '' } = order;
  if (await needs.store.apiTokens.revoke(name, needs.clock.now())) {
    await note(needs, 'token-revoked', order, { name });
    return `${name} opens nothing any more`;
  }
  throw bad('name', `there is no living token "${name}"`, 'one that `guildops token list` shows');
}

async function listTokens({ store, clock }: Needs): Promise<string> {
  const tokens = await store.apiTokens.list();
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const rows = tokens.map(({ name, repo, may, expiresAt, revokedAt, usedAt, createdBy }) => {
    const end = revokedAt
      ? `revoked ${day(revokedAt)}`
      : `${expiresAt > clock.now() ? 'until' : 'expired'} ${day(expiresAt)}`;
    return `${name}  ${repo}  ${may.join(',')}  ${end}  ${usedAt ? `used ${day(usedAt)}` : 'never used'}  made by ${createdBy}`;
  });
  return rows.length === 0 ? 'there are no tokens' : rows.join('\n');
}
