import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guildops, prepareSite, type Site, unbuilt } from './site.ts';

const REQUIRED = [
  'GUILDOPS_GUILDS',
  'GUILDOPS_KEY_FILE',
  'GITHUB_APP_ID',
  'GITHUB_PRIVATE_KEY_FILE',
  'GITHUB_WEBHOOK_SECRET_FILE',
  'DISCORD_TOKEN_FILE',
];

describe.skipIf(unbuilt)('guildops start', () => {
  it('with an empty environment names every setting that is missing, and what it is for', async () => {
    const { code, out, err } = await guildops({}, 'start');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    for (const name of REQUIRED) expect(err).toMatch(new RegExp(`${name}: is missing\\. \\w+`));
    expect(err.match(/is missing/g)).toHaveLength(REQUIRED.length);
  });
});

describe.skipIf(unbuilt)('the service', () => {
  let site: Site;
  beforeAll(async () => {
    site = await prepareSite();
    await site.start();
  });
  afterAll(() => site?.end());

  const get = async (path: string) => {
    const response = await fetch(`${site.origin}${path}`, { headers: { connection: 'close' } });
    return { status: response.status, body: (await response.json()) as unknown };
  };

  it('says in one line at its start what it has', () => {
    const lines = site.program().log.filter(({ msg }) => msg === 'ready');
    expect(lines).toEqual([
      expect.objectContaining({
        ...{ guilds: 1, repositories: 1, projects: 0, sandbox: true, url: site.origin },
        commands: expect.any(Number),
        knowledge: expect.any(Number),
        ai: expect.any(String),
        jail: expect.stringMatching(/^(bwrap|none)$/),
      }),
    ]);
    expect(lines[0]?.commands).toBe(site.discord.commands(site.guild).length);
    expect(Number(lines[0]?.knowledge)).toBeGreaterThanOrEqual(240);
  });

  it('answers that it lives and that it is ready', async () => {
    expect(await get('/healthz')).toEqual({ status: 200, body: { ok: true } });
    expect(await get('/readyz')).toEqual({
      status: 200,
      body: { ready: true, checks: { database: 'ok', discord: 'ok' } },
    });
  });

  it('has no door on its public side for the operator or the states', async () => {
    expect((await get('/control/sweep')).status).toBe(404);
    expect((await get('/state/any')).status).toBe(404);
  });

  it('lets no second one work on its data', async () => {
    const { code, err } = await site.guildops('start');
    expect(code).toBe(1);
    expect(err).toContain(`in use by process ${site.program().pid}`);
  });

  it('stops in good order within 15 seconds of SIGTERM, and can be started again', async () => {
    const control = join(site.dir, 'data', 'control.json');
    expect(existsSync(control)).toBe(true);
    const program = site.program();
    const askedAt = performance.now();
    await program.stop();
    expect(await program.ended).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(15_000);
    expect(existsSync(control)).toBe(false);
    await site.start();
    expect((await get('/readyz')).status).toBe(200);
  });

  it('tells no secret', async () => {
    const printed = site.printed();
    const secrets = await site.secrets();
    expect(secrets.length).toBeGreaterThan(4);
    for (const secret of secrets) expect(printed).not.toContain(secret);
  });
});
