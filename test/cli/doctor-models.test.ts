import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { MODEL_KEY } from '../../sandbox/models/server.ts';
import { models } from '../../src/cli/doctor-models.ts';
import type { ModelConfig } from '../../src/config.ts';
import { GEMINI, GROQ, modelServer } from '../ai/models/stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'guildops-doctor-'));
const file = join(folder, 'key');
writeFileSync(file, MODEL_KEY);
afterAll(() => rmSync(folder, { recursive: true }));

const BARE: ModelConfig = {
  GUILDOPS_AI_COMPARE: undefined,
  ...{ GROQ_API_URL: 'https://api.groq.com', GROQ_MODELS: [GROQ] },
  ...{ GEMINI_API_URL: 'https://generativelanguage.googleapis.com', GEMINI_MODELS: [GEMINI] },
};

it('is limited without a key, which is nothing bad, and says what is missing', async () => {
  expect(await models(BARE, {}, true)).toEqual([
    { name: 'models', is: 'fine', what: expect.stringMatching(/^limited mode: neither GROQ_API_KEY_FILE nor/) },
  ]);
  const none = { ...BARE, GEMINI_API_KEY_FILE: MODEL_KEY, GEMINI_MODELS: [] };
  expect((await models(none, {}, true))[0]?.what).toContain('GEMINI_MODELS ask for none');
});

it('names the models in their order, asks none of them unless wanted, and says what old names mean', async () => {
  const server = await modelServer();
  const config = {
    ...{ ...BARE, GROQ_API_URL: server.url, GROQ_API_KEY_FILE: MODEL_KEY },
    ...{ GEMINI_API_URL: server.url, GEMINI_API_KEY_FILE: MODEL_KEY, GEMINI_MODELS: ['gemini-1.5-flash'] },
  };
  const [chain, mapping] = await models(config, {}, false);
  expect(chain?.what).toMatch(new RegExp(`^groq ${GROQ} → gemini gemini-3\\.5-flash-lite; `));
  expect(mapping).toMatchObject({ is: 'weak', what: expect.stringContaining('gemini-1.5-flash → gemini-3.5') });
  expect(server.questions).toEqual([]);
});

it('asks each where that is wanted, and says what to do about one that does not answer', async () => {
  const server = await modelServer();
  const config = { ...BARE, GROQ_API_URL: server.url, GROQ_API_KEY_FILE: MODEL_KEY, GROQ_MODELS: [GROQ, 'llama-9'] };
  server.next({ does: 'answer', make: () => ({ ok: true }) }, { does: 'fail', status: 404 });
  expect((await models(config, {}, true)).slice(1).map(({ is, what, hint }) => [is, what, hint])).toEqual([
    ['fine', `groq ${GROQ} answers`, undefined],
    ['wrong', expect.stringMatching(/^groq llama-9: 404/), expect.stringContaining('GROQ_MODELS')],
  ]);
});

it('looks at how keys are kept', async () => {
  const kept = async (environment: Record<string, string>) => (await models(BARE, environment, false)).slice(1);
  chmodSync(file, 0o600);
  expect(await kept({ GROQ_API_KEY_FILE: file })).toEqual([]);
  chmodSync(file, 0o644);
  expect(await kept({ GROQ_API_KEY_FILE: file })).toMatchObject([
    { is: 'weak', what: expect.stringContaining('mode 644'), hint: `chmod 600 ${file}` },
  ]);
  expect(await kept({ GEMINI_API_KEY: MODEL_KEY })).toMatchObject([
    { is: 'weak', what: expect.stringContaining('GEMINI_API_KEY is in the environment') },
  ]);
});
