import { z } from 'zod';
import type { Embedder } from './embedder.ts';

export interface GeminiSettings {
  apiKey: string;
  /** Without a slash at the end. */
  origin: string;
  model: string;
}

const DIMENSIONS = 768;
/** As many texts as one request may have. */
const BATCH = 100;
/** Somebody waits for a question's answer; the entries are read once. */
const DEADLINE_MS = { query: 1_000, document: 30_000 };

const VECTOR = z.object({ values: z.array(z.number()).length(DIMENSIONS) });
const ONE = z.object({ embedding: VECTOR });
const MANY = z.object({ embeddings: z.array(VECTOR) });

/** Embeddings by Google's Gemini API. Source: https://ai.google.dev/api/embeddings */
export function createGeminiEmbedder({ apiKey, origin, model }: GeminiSettings): Embedder {
  const name = `models/${model}`;
  async function ask<Answer>(
    method: string,
    body: object,
    shape: z.ZodType<Answer>,
    deadlineMs: number,
  ): Promise<Answer> {
    const answer = await fetch(`${origin}/v1beta/${name}:${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-goog-api-key': apiKey },
      body: JSON.stringify(body),
      redirect: 'error', // the key is for this address alone
      signal: AbortSignal.timeout(deadlineMs),
    });
    if (!answer.ok) throw new Error(`Gemini answered ${answer.status} to ${method} with ${model}`);
    return shape.parse(await answer.json());
  }
  const requestOf = (text: string, taskType: string) => ({
    ...{ model: name, taskType, outputDimensionality: DIMENSIONS },
    content: { parts: [{ text }] },
  });

  return {
    model,
    async embed(texts, use) {
      if (use === 'query' && texts.length === 1) {
        const request = requestOf(texts[0] ?? '', 'RETRIEVAL_QUERY');
        return [unit((await ask('embedContent', request, ONE, DEADLINE_MS.query)).embedding.values)];
      }
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += BATCH) {
        const batch = texts.slice(from, from + BATCH);
        const requests = batch.map((text) =>
          requestOf(text, use === 'query' ? 'RETRIEVAL_QUERY' : 'RETRIEVAL_DOCUMENT'),
        );
        const { embeddings } = await ask('batchEmbedContents', { requests }, MANY, DEADLINE_MS.document);
        if (embeddings.length !== batch.length)
          throw new Error(`Gemini gave ${embeddings.length} vectors for ${batch.length} texts`);
        vectors.push(...embeddings.map(({ values }) => unit(values)));
      }
      return vectors;
    },
  };
}

/** Only whole vectors come with length 1, shortened ones do not. */
function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}
