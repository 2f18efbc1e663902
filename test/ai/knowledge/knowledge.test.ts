import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fuseByRank } from '../../../src/ai/knowledge/fuse.ts';
import { createGeminiEmbedder } from '../../../src/ai/knowledge/gemini-embedder.ts';
import { createKnowledge, type Knowledge } from '../../../src/ai/knowledge/knowledge.ts';
import { createVectors } from '../../../src/ai/knowledge/vectors.ts';
import { type EmbeddingServer, embeddingServer } from './embedding-server.ts';

let folder: string;
let server: EmbeddingServer;
let status: number | undefined;
let knowledge: Knowledge | undefined;
const troubles: unknown[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guildops-knowledge-'));
  mkdirSync(join(folder, 'notes'));
  status = undefined;
  troubles.length = 0;
  server = await embeddingServer(() => status);
  write('a.md', '## A cat sleeps [cost]\n- A cat is idle.\n\n## A dog runs [performance]\n- A dog is fast.\n');
});
afterEach(async () => {
  knowledge?.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFileSync(join(folder, 'notes', name), text);
const open = (options: { meaning: boolean; model?: string }): Knowledge => {
  knowledge?.close();
  const embedder = createGeminiEmbedder({
    apiKey: 'the-key',
    origin: server.origin,
    model: options.model ?? 'gemini-embedding-001',
  });
  const byMeaning = () => ({ embedder, vectors: createVectors(join(folder, 'vectors.db'), embedder) });
  knowledge = createKnowledge({
    folders: [join(folder, 'notes')],
    ...(options.meaning && { byMeaning: byMeaning() }),
    onTrouble: (error) => troubles.push(error),
  });
  return knowledge;
};
const titles = async (question: string) => (await knowledge?.search(question))?.map(({ entry }) => entry.title);

describe('what is found', () => {
  it('changes with the files', async () => {
    open({ meaning: false });
    expect(await titles('parrot')).toEqual([]);
    write('b.md', '## A parrot talks [security]\n- It repeats secrets.\n');
    expect(await titles('parrot')).toEqual(['A parrot talks']);
    rmSync(join(folder, 'notes', 'b.md'));
    expect(await titles('parrot')).toEqual([]);
  });

  it('asks nobody without a key', async () => {
    open({ meaning: false });
    await titles('cat');
    expect(server.asked).toEqual([]);
  });
});

describe('search by meaning', () => {
  it('finds what no word of the question names', async () => {
    open({ meaning: true });
    expect((await titles('feline'))?.[0]).toBe('A cat sleeps');
    expect(troubles).toEqual([]);
  });

  it('sends each entry once, also over a restart, until its text or the model changes', async () => {
    const documents = () => server.texts.filter(({ taskType }) => taskType === 'RETRIEVAL_DOCUMENT').length;
    open({ meaning: true });
    await titles('feline');
    open({ meaning: true });
    await titles('cat');
    expect(documents()).toBe(2);
    write(
      'a.md',
      '## A cat sleeps [cost]\n- A cat is idle all day.\n\n## A dog runs [performance]\n- A dog is fast.\n',
    );
    await titles('cat');
    expect(documents()).toBe(3);
    open({ meaning: true, model: 'gemini-embedding-2' });
    await titles('cat');
    expect(documents()).toBe(5);
  });

  it.each([429, 500, 403])('falls back to words when Gemini answers %s, and says so', async (answer) => {
    status = answer;
    open({ meaning: true });
    expect(await titles('dog')).toEqual(['A dog runs']);
    expect(String(troubles[0])).toContain(`Gemini answered ${answer}`);
    expect(String(troubles[0])).not.toContain('the-key');
  });
});

describe('fuseByRank', () => {
  it('puts first what both rankings have near the top', () => {
    expect(
      fuseByRank([
        ['a', 'b', 'c'],
        ['d', 'b', 'a'],
      ]).map(({ item }) => item),
    ).toEqual(['a', 'b', 'd', 'c']);
  });
  it('keeps a single ranking as it is', () => {
    expect(fuseByRank([['a', 'b', 'c'], []]).map(({ item }) => item)).toEqual(['a', 'b', 'c']);
  });
});
