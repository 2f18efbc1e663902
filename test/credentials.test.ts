import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectId } from '../src/core/ids.ts';
import { createCredentials } from '../src/credentials.ts';

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
  it('are not guessed from a file of another form', async () => {
    const wrong = join(dir, 'wrong.yaml');
    writeFileSync(wrong, 'environments: { prod: { plan: { password: secret } } }');
    await expect(createCredentials(wrong)(web, 'plan')).rejects.toThrow(/is not a credentials file/);
  });
});
