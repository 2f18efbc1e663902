import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeployState } from '../../src/core/deploy-state.ts';
import type { Sha } from '../../src/core/ids.ts';
import type { Suggestion } from '../../src/core/review.ts';
import { createPullMirror } from '../../src/github/pull-mirror.ts';
import { suggestionsOf } from '../../src/github/render/suggestions.ts';
import { anyText } from '../any-text.ts';
import { aFinding, aPlan, aProject } from '../fakes/words.ts';
import { type Harness, REPO, startHarness } from './harness.ts';
import { aView, BY_NAME } from './views.ts';

let world: Harness;
beforeAll(async () => {
  world = await startHarness();
});
afterAll(async () => {
  expect(world.sandbox.violations).toEqual([]);
  await world.stop();
});

const FILE = 'infra/main.tf';
const KEY = 'resource "aws_kms_key" "a" {\n  enable_key_rotation = false\n}\n';

interface Opened {
  number: number;
  head: Sha;
}

/** A pull request that brings a key without rotation, behind some lines that were there. */
async function opened(branch: string, text = KEY): Promise<Opened> {
  const ada = world.sandbox.addPerson('ada');
  const head = (await ada.push(REPO, branch, { message: branch, files: { [FILE]: text } })) as Sha;
  const number = await ada.openPull(REPO, { head: branch, base: 'main', title: branch });
  await world.sandbox.settled();
  return { number, head };
}

const fix = (facts: Partial<Suggestion> = {}): Suggestion => ({
  ...{ rule: 'ENC-010', address: 'aws_kms_key.a', file: 'main.tf', line: 2, text: '  enable_key_rotation = true' },
  ...{ path: ['enable_key_rotation'], value: 'true', ...facts },
});
const viewOf = (head: Sha, fixes: readonly Suggestion[]) => {
  const findings = fixes.map(({ rule, address }) =>
    aFinding({ rule, address, severity: 'high', status: 'new', title: 'Customer key without rotation' }),
  );
  const state = { ...BY_NAME.ready, plan: aPlan({ head, fixes, findings }) } as DeployState;
  return { ...aView(state, { head, repo: REPO }), project: aProject({ directory: 'infra' }) };
};

async function show({ number, head }: Opened, fixes: readonly Suggestion[], before?: string): Promise<string> {
  const views = createPullMirror(world.github, { trigger: 'guildops' }).views({ repo: REPO, number }, [
    viewOf(head, fixes),
  ]);
  const view = views.find(({ name }) => name === 'suggestions');
  if (!view) throw new Error('there is no view of suggestions');
  return view.write(before);
}
const lines = ({ number }: Opened) => world.sandbox.lineComments(REPO, number);
const reviews = ({ number }: Opened) => world.sandbox.pull(REPO, number)?.reviews ?? [];

describe('suggestions', () => {
  it('stand at their lines in one review, and a new plan repeats none', async () => {
    const pull = await opened('one', `${KEY}${KEY.replace('"a"', '"b"')}`);
    const all = [fix(), fix({ address: 'aws_kms_key.b', line: 5 })];
    const id = await show(pull, all);
    expect(lines(pull).map(({ path, line }) => `${path}:${line}`)).toEqual([`${FILE}:2`, `${FILE}:5`]);
    expect(lines(pull)[0]?.body).toContain('\n```suggestion\n  enable_key_rotation = true\n```');
    await show(pull, all, id);
    expect([reviews(pull).length, lines(pull).length]).toEqual([1, 2]);
    expect(reviews(pull)[0]).toMatchObject({ state: 'COMMENTED', author: 'guildops[bot]' });
  });

  it('go with their finding, and follow their line when others move it', async () => {
    const pull = await opened('moving', `${KEY}${KEY.replace('"a"', '"b"')}`);
    const other = fix({ address: 'aws_kms_key.b', line: 5 });
    await show(pull, [fix(), other]);
    const ada = world.sandbox.addPerson('ada');
    const text = `# a comment\n${KEY.replace('false', 'true')}${KEY.replace('"a"', '"b"')}`;
    const head = (await ada.push(REPO, 'moving', { message: 'more', files: { [FILE]: text } })) as Sha;
    const [, kept] = lines(pull);
    await show({ ...pull, head }, [{ ...other, line: 6 }], 'some');
    expect(lines(pull)).toEqual([kept]);
    await show({ ...pull, head }, [], 'some');
    expect(lines(pull)).toEqual([]);
  });

  it('are made once when the answer to the first was lost, and anew when their line is another one', async () => {
    const pull = await opened('lost');
    world.sandbox.fault({ kind: 'status-after-commit', method: 'POST', path: /\/reviews$/ });
    await expect(show(pull, [fix()])).rejects.toThrow(/502/);
    await show(pull, [fix()]);
    expect(lines(pull)).toHaveLength(1);
    const ada = world.sandbox.addPerson('ada');
    const text = KEY.replace('= false', '= false # for now');
    const head = (await ada.push(REPO, 'lost', { message: 'more', files: { [FILE]: text } })) as Sha;
    await show({ ...pull, head }, [fix({ text: '  enable_key_rotation = true # for now' })], 'some');
    expect(lines(pull).map(({ body }) => body.includes('for now'))).toEqual([true]);
  });

  it('are nowhere else than in lines that the pull request shows, and never in what is generated', async () => {
    const pull = await opened('outside');
    await show(pull, [fix({ line: 40 }), fix({ file: 'other.tf' }), fix({ isGenerated: true, line: 1 })]);
    expect(lines(pull)).toEqual([]);
  });

  it('cost no call where there is nothing to say', async () => {
    const pull = await opened('quiet');
    const before = world.sandbox.requests.length;
    await show(pull, []);
    expect(world.sandbox.requests).toHaveLength(before);
  });

  it('are a mark that others paste for nothing', async () => {
    const pull = await opened('pasted');
    await show(pull, [fix()]);
    const [{ body = '' } = {}] = lines(pull);
    const pasted = { event: 'COMMENT', comments: [{ path: FILE, line: 3, body }] };
    await world.sandbox.addPerson('wim').api('POST', `/repos/${REPO}/pulls/${pull.number}/reviews`, pasted);
    await show(pull, [], 'some');
    expect(lines(pull).map(({ line }) => line)).toEqual([3]);
  });
});

describe('a suggestion', () => {
  it('has all that is to be put after one line', () => {
    const first = 'resource "aws_kms_key" "a" {';
    const two = [fix({ line: 1, text: `${first}\n  a = true` }), fix({ line: 1, text: `${first}\n  b = true` })];
    expect(suggestionsOf([viewOf('0'.repeat(40) as Sha, two)])[0]?.body).toContain(
      `\`\`\`suggestion\n${first}\n  a = true\n  b = true\n\`\`\``,
    );
  });

  it('keeps the empty line that it ends in', () => {
    const [one] = suggestionsOf([viewOf('0'.repeat(40) as Sha, [fix({ text: 'a {\n  b = true\n' })])]);
    expect(one?.body).toContain('\n  b = true\n\n```');
  });

  it('is a line of code whatever stands in it, and its words are only words', () => {
    fc.assert(
      fc.property(anyText(), anyText(), (address, line) => {
        const text = `  a = true # ${line.replace(/\s+/g, ' ')}`;
        const [one] = suggestionsOf([viewOf('0'.repeat(40) as Sha, [fix({ address, text })])]);
        if (!one) return;
        const [, fence = '', inside] = /^(`{3,})suggestion\n([\s\S]*)\n\1$/m.exec(one.body) ?? [];
        expect(inside).toBe(text);
        expect(text.includes(fence)).toBe(false);
        expect(one.body.slice(0, one.body.indexOf(`${fence}suggestion`))).not.toMatch(/^`{3}|<(?!!-- guildops)/m);
      }),
    );
  });
});
