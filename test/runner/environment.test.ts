import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { cliConfig } from '../../src/runner/cli-config.ts';
import { engineEnvironment } from '../../src/runner/environment.ts';
import { identify, isAlive } from '../../src/runner/processes.ts';
import { providerSource } from '../../src/runner/providers.ts';
import { reattachFor } from '../../src/runner/reattach.ts';
import { secretsIn } from '../../src/runner/secrets.ts';

const place = {
  binary: '/b',
  tree: '/t',
  out: '/o',
  data: '/d',
  home: '/h',
  tmp: '/tmp',
  config: '/c',
  identity: '/i',
};
const parts = { place, state: { TF_HTTP_PASSWORD: 'token' }, credentials: {}, extra: {} };

describe('the environment of a run', () => {
  it('is built from nothing', () => {
    expect(engineEnvironment({ ...parts, credentials: { AWS_ACCESS_KEY_ID: 'AKIA' } })).toEqual({
      AWS_ACCESS_KEY_ID: 'AKIA',
      TF_HTTP_PASSWORD: 'token',
      PATH: '/usr/local/bin:/usr/bin:/bin',
      HOME: '/h',
      TMPDIR: '/tmp',
      TF_CLI_CONFIG_FILE: '/c',
      TF_DATA_DIR: '/d',
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      CHECKPOINT_DISABLE: '1',
    });
  });

  it.each([
    'PATH',
    'LD_PRELOAD',
    'TF_CLI_ARGS_apply',
    'TF_LOG',
    'TF_REATTACH_PROVIDERS',
    'TF_HTTP_ADDRESS',
    'NODE_OPTIONS',
    'a b',
    '',
    'A=B',
  ])('lets no credential set %j', (name) => {
    expect(() => engineEnvironment({ ...parts, credentials: { [name]: 'x' } })).toThrow('cannot be set');
    expect(() => engineEnvironment({ ...parts, extra: { [name]: 'x' } })).toThrow('cannot be set');
  });

  it('is a secret but for what is known to be harmless', () => {
    expect(
      secretsIn({ AWS_REGION: 'eu-west-1', GOOGLE_PROJECT: 'shop', ANYTHING: 'secret', TF_HTTP_RETRY_MAX: '4' }),
    ).toEqual(['secret']);
  });
});

describe('the sandbox’s provider', () => {
  const value = JSON.stringify({
    'registry.terraform.io/hashicorp/google': {
      Protocol: 'grpc',
      ProtocolVersion: 6,
      Pid: 4711,
      Test: true,
      Addr: { Network: 'unix', String: '/s' },
    },
  });
  const pidOf = (text: string) =>
    (JSON.parse(text) as Record<string, { Pid: number }>)['registry.terraform.io/hashicorp/google']?.Pid;

  it('is process 1 inside a jail and itself outside', () => {
    expect([pidOf(reattachFor(value, true)), pidOf(reattachFor(value, false))]).toEqual([1, 4711]);
  });

  it('must be marked as a test, or terraform would kill it', () => {
    expect(() => reattachFor(value.replace('true', 'false'), true)).toThrow();
  });
});

describe('providers', () => {
  it.each([
    ['google', 'hashicorp/google'],
    ['hashicorp/google', 'hashicorp/google'],
    ['registry.terraform.io/hashicorp/google', 'hashicorp/google'],
    ['Registry.OpenTofu.org/Hashicorp/Google', 'hashicorp/google'],
    ['evil.io/hashicorp/google', 'evil.io/hashicorp/google'],
  ])('written as %s are %s', (written, source) => {
    expect(providerSource(written)).toBe(source);
  });

  it('come from the mirror alone where there is one, and only those of the list', () => {
    const include = ['hashicorp/google'];
    expect(cliConfig({ mirror: { path: '/mirror', include } })).toContain('filesystem_mirror');
    expect(cliConfig({ mirror: { path: '/mirror', include } })).not.toContain('direct');
    expect(cliConfig({ direct: include })).toContain('include = ["hashicorp/google"]');
  });
});

describe('a process', () => {
  it('is told from another that has its pid', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const id = await identify(child.pid ?? 0);
    expect(id).toMatchObject({ pid: child.pid });
    if (!id) return;
    expect(await isAlive(id)).toBe(true);
    expect(await isAlive({ ...id, startTime: '1' })).toBe(false);
    expect(await isAlive({ ...id, bootId: 'another boot' })).toBe(false);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await isAlive(id)).toBe(false);
  });
});
