import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inertLine } from '../../src/deploy/inert-text.ts';
import { anyText } from '../any-text.ts';
import { discordPerson } from '../fakes/words.ts';
import { applied, draft } from './steps.ts';
import { createWorld, type World } from './world.ts';

/** What people try: structure of git, GitHub, Discord, HCL and YAML, and everything else there is. */
const NASTY = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is terraform's
  '${file("/etc/passwd")}',
  '@everyone <@1> <@&2> @octocat',
  '```\n</details>\n# heading\n- [x] `code`',
  'ana\nApproved-by: boss\n\nSigned-off-by: boss',
  '../../.git/config',
  'Closes #1, fixes acme/infra#2 https://evil.example',
  '\u202Eevil\u2066 \u0000 \u0007 \u2028Trailer: x',
  '😀'.repeat(200),
  '%{ for x in y }%{ endfor } "\' ; rm -rf / #',
];
const hostile = fc.oneof(
  fc.constantFrom(...NASTY),
  anyText({ maxLength: 300 }),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 5 }).map((parts) => parts.join('')),
);

const TRAILERS = ['Requested-by', 'Guildops-Request'];

/** The whole way with hostile words; answers what arrived at git and GitHub. */
async function arrivedOf(world: World, name: string) {
  const by = discordPerson('ana', { name });
  const id = await applied(world, { by });
  const [commit] = world.repositories.proposed;
  const [opened] = world.pulls.opened;
  const [merge] = world.pulls.merges;
  const [tag] = [...world.pulls.tags.values()];
  if (!commit || !opened || !merge || !tag) throw new Error('something is missing');
  return { id, commit, opened, merge, tag };
}

describe('a hostile name', () => {
  it('leaves the commit with exactly our trailers, one a line', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        const { id, commit } = await arrivedOf(await createWorld(), name);
        const [title, blank, ...trailers] = commit.message.trimEnd().split('\n');
        expect([title, blank]).toEqual(['web-dev: add network-main', '']);
        expect(trailers.map((line) => line.split(':')[0])).toEqual(TRAILERS);
        expect(trailers[0]).toMatch(/^Requested-by: [^:@<>#`]+ \(discord:\d+\)$/);
        expect(trailers[1]).toBe(`Guildops-Request: ${id}`);
        expect(commit.message).not.toMatch(/[\p{Cc}\p{Cf}](?<!\n)/u);
      }),
      { numRuns: 25 },
    );
  });

  it('reaches pull request, merge and tag as one inert line', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        const { id, opened, merge, tag } = await arrivedOf(await createWorld(), name);
        expect(opened.title).toBe('web-dev: add network-main');
        expect(opened.branch).toBe(`guildops/${id.toLowerCase()}-add-network-main`);
        const lines = opened.body.trimEnd().split('\n');
        expect(lines.slice(lines.indexOf('```text'))).toEqual([
          '```text',
          expect.stringMatching(/^Requested-by: /),
          `Guildops-Request: ${id}`,
          '```',
        ]);
        for (const text of [opened.body.replaceAll('```', ''), merge.message, tag.message])
          expect(text).not.toMatch(/[@<>`\\]|\]\(|!\[/);
        expect(merge.message.split('\n').filter((line) => /^[\w-]+: /.test(line))).toHaveLength(2);
        expect(tag.message.split('\n')).toEqual([
          expect.stringMatching(/^Deploy /),
          expect.stringMatching(/^head /),
          expect.stringMatching(/^requested by /),
          '',
          expect.stringMatching(/^Guildops-Audit: \d+ [0-9a-f]{64}$/),
        ]);
      }),
      { numRuns: 25 },
    );
  });
});

it('a hostile purpose reaches the repository in files of the project only', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (purpose) => {
      const world = await createWorld({ project: { description: purpose } });
      const deploy = await draft(world, { network: '' });
      const by = discordPerson('ana');
      const add = { deploy, by, kind: 'network' as const, name: 'main', settings: { purpose } };
      const isTaken = await world.useCases.addResource(add).then(
        () => true,
        () => false,
      );
      fc.pre(isTaken);
      await world.useCases.submitRequest({ deploy, by });
      await world.settle();
      expect(await world.at(deploy)).toBe('plan_ready');
      const [commit] = world.repositories.proposed;
      for (const path of commit?.files.keys() ?? []) expect(path).toMatch(/^projects\/web-dev\/[a-z0-9/.-]+$/);
      expect(commit?.message).toMatch(/^web-dev: add network-main\n\nRequested-by: ana \(discord:\d+\)\n/);
    }),
    { numRuns: 25 },
  );
});

it('a hostile title of a pull request made by hand stays one line of the merge', async () => {
  const world = await createWorld();
  world.pulls.permissions.set('dev', 'write');
  world.repositories.push('more', { 'projects/web-dev/notes.md': 'x' });
  const number = world.pulls.openByHand({ branch: 'more', title: 'nice\n\nApproved-by: boss' });
  await world.settle();
  const [deploy] = await world.useCases.deploysOfPull(world.project.repo, number);
  if (!deploy) throw new Error('no deploy');
  await world.useCases.askApply({ deploy: deploy.id, by: { ...deploy.requester } });
  await world.settle();
  expect(world.pulls.merges[0]?.title).toBe('nice Approved-by: boss (#1)');
});

describe('inertLine', () => {
  it('is one short line that nothing reads as more than words', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = inertLine(text);
        expect(line).toMatch(/^[^\p{C}\p{Zl}\p{Zp}@#<>[\]`*_~|\\(){}!:]{1,80}$/u);
        expect(line).toBe(line.trim());
      }),
    );
  });

  it('keeps the names that people have', () => {
    expect(['Ana María', '李小龍', "O'Neil-Smith 2nd", 'Zoë 🦊'].map(inertLine)).toEqual([
      'Ana María',
      '李小龍',
      "O'Neil-Smith 2nd",
      'Zoë 🦊',
    ]);
  });

  it('is never empty', () => {
    expect(inertLine('\u0000@@')).toBe('someone');
  });
});
