import {
  type GenerateContentResponse,
  GoogleGenerativeAI,
  GoogleGenerativeAIAbortError,
  GoogleGenerativeAIFetchError,
} from '@google/generative-ai';
import { type ChatModel, type Completion, MOST_TOKENS_OUT } from './chat-model.ts';
import { inTime, ModelTrouble, troubleOfStatus } from './trouble.ts';

export interface GeminiModelSettings {
  apiKey: string;
  /** Without a slash at the end. */
  url: string;
  model: string;
}

/**
 * A model behind Google's Gemini API. The package is past its end of life and stays in this file: it carries the request, and `candidates` is
 * read here, as its own `text()` mixes thoughts into the answer and takes what a filter cut off for good. See docs/adr/0003.
 */
export function createGeminiModel({ apiKey, url, model }: GeminiModelSettings): ChatModel {
  const client = new GoogleGenerativeAI(apiKey);
  return {
    provider: 'gemini',
    id: model,
    complete: ({ system, data, schema, timeoutMs, signal: unwanted }) =>
      inTime({ timeoutMs, signal: unwanted }, async (signal) => {
        const generationConfig = {
          responseMimeType: 'application/json',
          responseJsonSchema: schema,
          maxOutputTokens: MOST_TOKENS_OUT,
        };
        const asked = client
          .getGenerativeModel(
            { model, systemInstruction: system, generationConfig },
            { baseUrl: url, apiVersion: 'v1beta' },
          )
          .generateContent({ contents: [{ role: 'user', parts: [{ text: data }] }] }, { timeout: timeoutMs, signal });
        return completionOf((await asked.catch(fail)).response);
      }),
  };
}

function completionOf({ promptFeedback, candidates = [], usageMetadata }: GenerateContentResponse): Completion {
  if (promptFeedback?.blockReason)
    throw new ModelTrouble('refused', `the question was blocked: ${promptFeedback.blockReason}`);
  const [first] = candidates;
  const finished: string = first?.finishReason ?? 'nothing';
  if (finished === 'MAX_TOKENS' || !first) throw new ModelTrouble('broken', `the answer ended by ${finished}`);
  if (finished !== 'STOP') throw new ModelTrouble('refused', `the answer was stopped: ${finished}`);
  const parts = first.content?.parts ?? [];
  const text = parts.flatMap((part) => ('thought' in part && part.thought ? [] : (part.text ?? []))).join('');
  if (text === '') throw new ModelTrouble('broken', 'an empty answer');
  const { promptTokenCount = 0, totalTokenCount = promptTokenCount } = usageMetadata ?? {};
  return { text, tokens: { in: promptTokenCount, out: totalTokenCount - promptTokenCount } };
}

function fail(error: unknown): never {
  if (error instanceof GoogleGenerativeAIAbortError) throw new ModelTrouble('slow', 'no answer in time');
  if (error instanceof GoogleGenerativeAIFetchError)
    throw troubleOfStatus(error.status, error.message, busyOf(error.errorDetails));
  if (error instanceof SyntaxError) throw new ModelTrouble('broken', 'an answer that is no JSON');
  throw new ModelTrouble('down', error instanceof Error ? error.message : String(error));
}

/** When to ask again stands in the body, `"retryDelay": "22s"`; the name of the quota says whether it is for a day. */
function busyOf(details: GoogleGenerativeAIFetchError['errorDetails'] = []): ModelTrouble['more'] {
  const text = JSON.stringify(details);
  const [, seconds] = /"retryDelay":"(\d{1,6}(?:\.\d{1,9})?)s"/.exec(text) ?? [];
  return { ...(seconds && { retryAfterMs: Number(seconds) * 1_000 }), ...(/PerDay/.test(text) && { isPerDay: true }) };
}
