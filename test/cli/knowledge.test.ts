import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownFolder } from '../../src/ai/knowledge/folders.ts';
import { checkKnowledge } from '../../src/cli/knowledge-check.ts';
import { importFile } from '../../src/cli/knowledge-import.ts';
import { searchKnowledge } from '../../src/cli/knowledge-search.ts';
import { knowledgeStats } from '../../src/cli/knowledge-stats.ts';
import { Refusal } from '../../src/core/refusal.ts';
import { listServer } from '../catalog/refresh/list-server.ts';

let dir: string;
let team: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'guildops-knowledge-cli-'));
  team = join(dir, 'team');
  mkdirSync(team);
});
afterEach(() => rmSync(dir, { recursive: true }));

const entry = (id: string, title: string, reference = 'https://wiki.example.com/x') =>
  `## ${id} ${title}\n\n- category: cost\n- reference: ${reference}\n\nDo it as the wiki says.\n\n`;
const file = (name: string, text: string): string => {
  const path = join(dir, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
};
const environment = () => ({ GUILDOPS_KNOWLEDGE: team });

describe('guildops knowledge check', () => {
  it('finds nothing wrong with what comes with GuildOps', async () => {
    const { text, isFine } = await checkKnowledge({}, undefined, {});
    expect(isFine).toBe(true);
    expect(text).toMatch(/^\d{3} entries are right, 0 things are wrong$/);
  });

  it('names what is bad by file and line', async () => {
    const path = file(
      'team/notes.md',
      `${entry('TEAM-001', 'One')}${entry('TEAM-001', 'Two')}## TEAM-003 Three\n- category: cots\n\nText.\n`,
    );
    const { text, isFine } = await checkKnowledge(environment(), team, {});
    expect(isFine).toBe(false);
    expect(text.split('\n')).toEqual([
      `${path}:15: there is no category "cots"; did you mean "cost"?`,
      `${path}:15: the reference is missing: "- reference: https://…"`,
      `${path}:8: the id TEAM-001 is taken: ${path}:1 has it`,
      '1 entry is right, 3 things are wrong',
    ]);
  });

  it('tells of an id that an entry of ours has, also when it looks at one folder alone', async () => {
    const path = file('team/notes.md', entry('AWS-SEC-001', 'One'));
    for (const folder of [team, undefined]) {
      const { text, isFine } = await checkKnowledge(environment(), folder, {});
      expect(isFine).toBe(false);
      expect(text).toContain(`${path}:1: the id AWS-SEC-001 is taken: ${join(ownFolder(), 'aws/storage.md')}:3 has it`);
    }
    expect((await checkKnowledge({}, join(ownFolder(), 'aws'), {})).isFine).toBe(true);
  });

  it('looks whether references live, by GET where HEAD gets no clear answer', async () => {
    const methods: string[] = [];
    const server = await listServer((path, response, _before, _origin, request) => {
      methods.push(`${request.method} ${path}`);
      if (path === '/old') response.writeHead(301, { location: '/new' }).end();
      else if (path === '/en-us/same') response.writeHead(200).end();
      else if (path === '/same') response.writeHead(302, { location: '/en-us/same' }).end();
      else if (path === '/no-head') response.writeHead(request.method === 'HEAD' ? 405 : 200).end();
      else response.writeHead(path === '/new' ? 200 : path === '/busy' ? 503 : 404).end();
    });
    const names = ['old', 'same', 'no-head', 'gone', 'busy'];
    const path = file(
      'team/notes.md',
      names.map((name, at) => entry(`TEAM-${at}`, name, `${server.origin}/${name}`)).join(''),
    );
    const patience = { atOnce: 2, timeoutMs: 10_000 };
    const { text, isFine } = await checkKnowledge(environment(), team, { links: true, patience });
    await server.stop();
    expect(isFine).toBe(false);
    expect(text.split('\n')).toEqual([
      `${path}:1: moved: ${server.origin}/old is at ${server.origin}/new now`,
      `${path}:22: dead: ${server.origin}/gone answers 404`,
      `${path}:29: unclear: ${server.origin}/busy answers 503`,
      '5 references looked at',
      '5 entries are right, 1 thing is wrong',
    ]);
    expect(methods).toContain('GET /no-head');
    expect(methods).not.toContain('GET /same');
  });
});

describe('a reference that nobody answers for', () => {
  it('is told by file and line, waited for no longer than there is patience, and fails nothing', async () => {
    const server = await listServer(() => {}); // it takes every question and says nothing
    const gone = await listServer(() => {});
    await gone.stop();
    const path = file('team/notes.md', entry('TEAM-1', 'One', server.origin) + entry('TEAM-2', 'Two', gone.origin));
    const patience = { atOnce: 2, timeoutMs: 200 };
    const { text, isFine } = await checkKnowledge(environment(), team, { links: true, patience });
    await server.stop();
    expect(isFine).toBe(true);
    expect(text.split('\n').slice(0, 2)).toEqual([
      `${path}:1: unclear: ${server.origin} no answer: none within 0.2 s`,
      expect.stringMatching(/notes\.md:8: unclear: \S+ no answer: .*ECONNREFUSED/),
    ]);
  });
});

describe('guildops knowledge import', () => {
  it('puts a file beneath its cloud, where search finds it', async () => {
    const { text, isFine } = importFile(environment(), file('aws/naming.md', entry('TEAM-001', 'Name zeppelins')));
    expect(isFine).toBe(true);
    expect(text).toBe(`wrote ${join(team, 'aws/naming.md')} (1: TEAM-001)`);
    const found = JSON.parse(await searchKnowledge(environment(), 'zeppelins', { json: true }));
    expect(found).toEqual([
      {
        ...{ id: 'TEAM-001', title: 'Name zeppelins', provider: 'aws', category: 'cost' },
        ...{ score: expect.any(Number), text: 'Do it as the wiki says.' },
      },
    ]);
  });

  it.each([
    { does: 'an id we have', text: entry('aws-sec-001'.toUpperCase(), 'New'), says: 'the id AWS-SEC-001 is taken' },
    { does: 'a title the team has', text: entry('TEAM-009', 'One'), says: 'the title is taken' },
    { does: 'a mistake', text: '## TEAM-009 Nine\n', says: 'the category is missing' },
    { does: 'no entry', text: '# Notes\n', says: 'there is no entry in it' },
  ])('refuses a file with $does, and writes nothing', async ({ text, says }) => {
    file('team/one.md', entry('TEAM-001', 'One'));
    const told = importFile(environment(), file('in/two.md', text));
    expect(told.isFine).toBe(false);
    expect(told.text).toContain(says);
    expect(() => readFileSync(join(team, 'two.md'))).toThrow();
  });

  it('never overwrites', () => {
    const before = entry('TEAM-001', 'One');
    const path = file('team/one.md', before);
    const again = file('in/one.md', entry('TEAM-002', 'Two'));
    expect(() => importFile(environment(), again)).toThrow(Refusal);
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(readdirSync(team)).toEqual(['one.md']);
  });

  it('needs a folder to import into', () => {
    expect(() => importFile({}, file('x.md', entry('TEAM-001', 'One')))).toThrow(Refusal);
  });
});

describe('guildops knowledge stats', () => {
  it('counts by cloud and category', () => {
    file('team/azure/x.md', entry('TEAM-001', 'One'));
    const counts = JSON.parse(knowledgeStats(environment(), true));
    const before = JSON.parse(knowledgeStats({}, true));
    expect(counts.azure.cost).toBe(before.azure.cost + 1);
    expect(counts.total).toBe(before.total + 1);
    expect(knowledgeStats({}, false)).toMatch(/^aws +\d+ +\d+ +\d+ +\d+ +0 +\d+$/m);
  });
});

describe('guildops knowledge search', () => {
  it('refuses a cloud or category nobody has', async () => {
    await expect(searchKnowledge({}, 'x', { provider: 'ibm' })).rejects.toThrow(Refusal);
    await expect(searchKnowledge({}, 'x', { category: 'fun' })).rejects.toThrow(Refusal);
  });

  it('prints text, reference and score for people', async () => {
    const text = await searchKnowledge({}, 'Key Vault purge protection', { provider: 'azure', limit: 1 });
    expect(text).toMatch(
      /^AZ-SEC-018 .* \(azure, security, [\d.]+\)\nSet `purge_protection_enabled[^\n]+\nhttps:\/\/learn\.microsoft\.com\/\S+$/,
    );
  });
});
