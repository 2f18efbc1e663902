import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Json } from '../../../src/core/json.ts';
import { createConftest } from '../../../src/runner/policy-hook/conftest.ts';
import { createRegoBundle } from '../../../src/runner/policy-hook/rego-bundle.ts';
import { aProject } from '../../fakes/words.ts';
import { bundled, compiledPolicy } from './compiled-policy.ts';

const PLAN = { format_version: '1.2', resource_changes: [] };

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'hook-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** A script in conftest's place. */
async function conftest(script: string, timeoutMs = 30_000) {
  const dir = await folder();
  const binary = join(dir, 'conftest');
  await writeFile(binary, `#!/bin/sh\n${script.replaceAll('$DIR', dir)}\n`);
  await chmod(binary, 0o755);
  return { dir, hook: createConftest({ binary, policy: '/etc/policies', timeoutMs }) };
}

const codes = ({ denied, warned }: Awaited<ReturnType<ReturnType<typeof createConftest>['check']>>) => ({
  denied: denied.map((one) => (one.code === 'policy-hook' ? one.why : one.code)),
  warned: warned.map((one) => (one.code === 'policy-hook' ? one.why : one.code)),
});
const answer = (failures: string[], warnings: string[] = []) =>
  JSON.stringify([
    { filename: 'plan.json', failures: failures.map((msg) => ({ msg })), warnings: warnings.map((msg) => ({ msg })) },
  ]);

it('tells what conftest says, and gives it the plan and where it is from', async () => {
  const { dir, hook } = await conftest(
    `for last; do :; done; cp "$last" $DIR/plan; cp "$(dirname "$last")/data/guildops.json" $DIR/data; echo "$@" > $DIR/args; env > $DIR/env
echo '${answer(['no buckets on Sundays'], ['dear'])}'; exit 1`,
  );
  expect(codes(await hook.check(PLAN, aProject({ environment: 'prod' })))).toEqual({
    denied: ['no buckets on Sundays'],
    warned: ['dear'],
  });
  expect(JSON.parse(await readFile(join(dir, 'plan'), 'utf8'))).toEqual(PLAN);
  expect(JSON.parse(await readFile(join(dir, 'data'), 'utf8'))).toMatchObject({ guildops: { environment: 'prod' } });
  expect(await readFile(join(dir, 'args'), 'utf8')).toContain(
    'test --output=json --no-color --all-namespaces --policy=/etc/policies',
  );
  expect(await readFile(join(dir, 'env'), 'utf8')).not.toContain('NODE_');
});

it('has nothing to say where conftest passes', async () => {
  const { hook } = await conftest(`echo '${answer([])}'`);
  expect(await hook.check(PLAN, aProject())).toEqual({ denied: [], warned: [] });
});

it.each([
  ['fails without a reason', `echo '${answer([])}'; exit 1`],
  ['says something else', 'echo fine'],
  ['says nothing', 'exit 0'],
  ['says an empty list', 'echo []'],
  ['breaks', 'exit 139'],
  ['cannot read its policies', 'echo "parse error" >&2; exit 1'],
])('denies where conftest %s', async (_, script) => {
  const { hook } = await conftest(script);
  const { denied } = codes(await hook.check(PLAN, aProject()));
  expect(denied).toEqual([expect.stringContaining('it could not be asked, so nothing is applied')]);
});

it('denies where conftest does not end in time', async () => {
  const { hook } = await conftest('exec sleep 600', 50);
  expect(codes(await hook.check(PLAN, aProject())).denied).toHaveLength(1);
});

it('denies where there is no conftest', async () => {
  const hook = createConftest({ binary: '/nowhere/conftest', policy: '/p', timeoutMs: 1000 });
  expect(codes(await hook.check(PLAN, aProject())).denied).toHaveLength(1);
});

it.each([
  ['is not there', undefined],
  ['is no bundle', Buffer.from('hello')],
  ['is no policy', Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
])('denies where a compiled policy %s', async (_, bytes) => {
  const file = join(await folder(), 'policy.wasm');
  if (bytes) await writeFile(file, bytes);
  expect(codes(await createRegoBundle(file).check(PLAN, aProject())).denied).toEqual([
    expect.stringContaining('it could not be asked'),
  ]);
});

describe('a compiled policy', () => {
  async function says(policy: Buffer, plan: Json = PLAN) {
    const file = join(await folder(), 'bundle.tar.gz');
    await writeFile(file, policy);
    return codes(await createRegoBundle(file).check(plan, aProject()));
  }

  it('denies and warns with what its rules answer, as texts or with `msg`', async () => {
    const rules = [
      { name: 'terraform/deny', answer: ['no buckets on Sundays', { msg: 'no owner' }] },
      { name: 'terraform/warn', answer: ['dear'] },
    ];
    const expected = { denied: ['no buckets on Sundays', 'no owner'], warned: ['dear'] };
    expect(await says(compiledPolicy(rules))).toEqual(expected);
    expect(await says(bundled(compiledPolicy(rules)))).toEqual(expected);
  });

  it('is given the plan', async () => {
    const policy = compiledPolicy([{ name: 'terraform/deny', answer: ['too much at once'], from: 500 }]);
    expect(await says(policy)).toEqual({ denied: [], warned: [] });
    expect(await says(policy, { ...PLAN, padding: 'x'.repeat(200_000) })).toEqual({
      denied: ['too much at once'],
      warned: [],
    });
  });

  it.each([
    ['is undefined', undefined, 'is undefined for this plan'],
    ['says yes or no', true, 'answers with boolean, where a list is expected'],
  ])('denies where a rule %s', async (_, answer, why) => {
    const { denied } = await says(compiledPolicy([{ name: 'terraform/deny', answer }]));
    expect(denied).toEqual([expect.stringContaining(why)]);
  });
});
