import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { execa } from 'execa';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exportAudit, verifyAudit } from '../../src/cli/audit.ts';
import { newKey } from '../../src/cli/keygen.ts';
import { withStore } from '../../src/cli/maintain.ts';
import { parseConfig } from '../../src/config.ts';
import { headText } from '../../src/core/audit/chain.ts';
import { keepAudit } from '../../src/deploy/rights/keep-audit.ts';
import { fakeRules } from '../fakes/ports.ts';
import { discordPerson, GUILD } from '../fakes/words.ts';

const ana = discordPerson('ana');
const day = (n: number) => new Date(Date.UTC(2026, 10, n));

/** An installation without a running service, whose trail has a row for each of the first five days of the month. */
async function installed() {
  const dir = mkdtempSync(join(tmpdir(), 'guildops-audit-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  const environment = {
    GUILDOPS_REPOS: 'acme/infra',
    GUILDOPS_DATA: dir,
    GUILDOPS_KEY_FILE: file('keys', newKey('now')),
    GITHUB_APP_ID: '42',
    GITHUB_PRIVATE_KEY_FILE: file('app.pem', '-----BEGIN RSA PRIVATE KEY-----'),
    GITHUB_WEBHOOK_SECRET_FILE: file('webhook', 'a-long-enough-webhook-secret'),
  };
  const config = parseConfig(environment);
  await withStore(config, async ({ audit }) => {
    for (const n of [1, 2, 3, 4, 5])
      await audit.add({ guild: GUILD, at: day(n), by: ana, what: n % 2 ? 'granted' : 'revoked', details: { n } });
  });
  /** Writes into the database past the program, as whoever owns the machine could. */
  const meddle = (sql: string) => {
    const database = new BetterSqlite3(join(dir, 'guildops.db'));
    database.exec(sql);
    database.close();
  };
  return { dir, environment, config, meddle };
}

/** A repository with a tag that tells how far the trail had come. */
async function taggedAt({ dir, config }: Awaited<ReturnType<typeof installed>>): Promise<string> {
  const repository = join(dir, 'repo');
  const git = (...args: string[]) =>
    execa('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: dir,
      env: { GIT_CONFIG_GLOBAL: '/dev/null' },
    });
  await git('init', '-q', repository);
  await git('-C', repository, 'commit', '-q', '--allow-empty', '-m', 'first');
  const head = await withStore(config, ({ audit }) => audit.head());
  await git('-C', repository, 'tag', '-a', 'applied/web/1', '-m', `Deploy 7F3K\n\n${headText(head)}`);
  return repository;
}

describe('guildops audit verify', () => {
  it('says that the chain holds, and how far', async () => {
    const place = await installed();
    const repository = await taggedAt(place);
    expect(await verifyAudit(place.environment, repository)).toEqual({
      holds: true,
      text: 'the chain holds from row 1 (2026-11-01T00:00:00.000Z) to row 5 (2026-11-05T00:00:00.000Z); 1 heads told elsewhere agree',
    });
  });

  it.each([
    { does: 'a changed row', sql: "UPDATE audit SET name = 'bo' WHERE n = 3", at: 'row 3 (2026-11-03' },
    { does: 'a row that is gone', sql: 'DELETE FROM audit WHERE n = 2', at: 'row 3 (2026-11-03' },
    { does: 'a beginning that is gone', sql: 'DELETE FROM audit WHERE n < 3', at: 'row 3: what came before' },
  ])('names the first row that shows $does', async ({ sql, at }) => {
    const { environment, meddle } = await installed();
    meddle(sql);
    const { holds, text } = await verifyAudit(environment);
    expect([holds, text.startsWith(`the chain breaks at ${at}`)]).toEqual([false, true]);
  });

  it('has git against whoever cuts off the end, and names the tag', async () => {
    const place = await installed();
    const repository = await taggedAt(place);
    place.meddle('DELETE FROM audit WHERE n > 3');
    expect((await verifyAudit(place.environment)).holds).toBe(true);
    expect(await verifyAudit(place.environment, repository)).toEqual({
      holds: false,
      text: 'the chain breaks at row 4: tag applied/web/1 tells of rows up to 5, which are missing',
    });
  });

  it('follows the chain over rows that were let go for their age', async () => {
    const place = await installed();
    const repository = await taggedAt(place);
    await withStore(place.config, (store) =>
      keepAudit({ store, clock: { now: () => day(14) }, rules: fakeRules({ auditDays: 10 }) }),
    );
    const { holds, text } = await verifyAudit(place.environment, repository);
    expect(text).toContain('from row 4');
    expect(holds).toBe(true);
  });
});

it('guildops audit export prints JSON Lines that a filter narrows, and is an act of its own', async () => {
  const { environment, config } = await installed();
  const lines: string[] = [];
  const filter = { what: 'granted', person: `discord:${ana.id}`, from: day(2).toISOString() };
  await exportAudit(environment, filter, (line) => void lines.push(line));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { n: 3, what: 'granted', name: 'ana', details: { n: 3 } },
    { n: 5, what: 'granted' },
  ]);
  const [last] = await withStore(config, ({ audit }) => audit.latest({}, { limit: 1 }));
  expect(last).toMatchObject({ n: 6, what: 'audit-exported', surface: 'cli' });
});
