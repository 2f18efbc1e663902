import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectId, Repo } from '../src/core/ids.ts';
import { createCredentials, createIdentities, isSignedFor } from '../src/credentials.ts';

const dir = mkdtempSync(join(tmpdir(), 'guildops-credentials-'));
const path = join(dir, 'credentials.yaml');
const web = { id: 'web-prod' as ProjectId, environment: 'prod' as const };
afterAll(() => rmSync(dir, { recursive: true }));

beforeAll(() => {
  writeFileSync(join(dir, 'reader.json'), '{"reader":true}\n');
  writeFileSync(
    path,
    `environments:
  prod:
    plan: { GOOGLE_CREDENTIALS: { file: ${join(dir, 'reader.json')} }, GOOGLE_PROJECT: { value: acme } }
projects:
  special:
    plan: { GOOGLE_PROJECT: { value: special } }
`,
  );
});

describe('cloud credentials', () => {
  it('come from the environment of the project, files by their text', async () => {
    expect(await createCredentials(path)(web, 'plan')).toEqual({
      GOOGLE_CREDENTIALS: '{"reader":true}',
      GOOGLE_PROJECT: 'acme',
    });
  });
  it('come from the project first', async () => {
    expect(await createCredentials(path)({ ...web, id: 'special' as ProjectId }, 'plan')).toEqual({
      GOOGLE_PROJECT: 'special',
    });
  });
  it('are refused to an apply when only a plan has some', async () => {
    await expect(createCredentials(path)(web, 'apply')).rejects.toMatchObject({
      problems: [{ code: 'credentials-missing', use: 'apply' }],
    });
  });
  it('are refused to everybody without a file', async () => {
    await expect(createCredentials(undefined)(web, 'plan')).rejects.toMatchObject({
      problems: [{ code: 'credentials-missing' }],
    });
  });
  it('are not those of a key where a cloud gives them for a statement', async () => {
    const signed = join(dir, 'signed.yaml');
    const role = 'arn:aws:iam::123456789012:role/plan';
    writeFileSync(
      signed,
      `environments: { prod: { plan: { web_identity: { aws_role_arn: '${role}' }, AWS_REGION: { value: eu-west-1 } } } }`,
    );
    const project = { ...web, repo: 'acme/infra' as Repo };
    expect(await createCredentials(signed)(web, 'plan')).toEqual({ AWS_REGION: 'eu-west-1' });
    expect(await isSignedFor(signed, web, 'plan')).toBe(true);
    expect(await isSignedFor(path, web, 'plan')).toBe(false);
    const issuer = { url: 'https://guildops.example.com', sign: async () => 'statement' };
    const identity = await createIdentities(signed, issuer)(project, 'plan');
    expect(identity?.variables('/i')).toMatchObject({ AWS_ROLE_ARN: role });
    await expect(createIdentities(signed, undefined)(project, 'plan')).rejects.toThrow('GUILDOPS_URL');
    expect(await createIdentities(path, issuer)(project, 'plan')).toBeUndefined();
  });
  it('are not guessed from a file of another form', async () => {
    const wrong = join(dir, 'wrong.yaml');
    writeFileSync(wrong, 'environments: { prod: { plan: { password: secret } } }');
    await expect(createCredentials(wrong)(web, 'plan')).rejects.toThrow(/is not a credentials file/);
  });
});
