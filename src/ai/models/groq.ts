import Groq from 'groq-sdk';
import { type ChatModel, type Completion, MOST_TOKENS_OUT } from './chat-model.ts';
import { inTime, ModelTrouble, troubleOfStatus } from './trouble.ts';

export interface GroqSettings {
  apiKey: string;
  /** Without a slash at the end: a host, to which `/openai/v1` belongs, or the whole address up to and with `/v1`. */
  url: string;
  model: string;
}

/** Only these decode strictly by a schema, and have reasoning that can be kept short. Source: console.groq.com/docs/structured-outputs */
const isStrict = (model: string): boolean => model.startsWith('openai/gpt-oss-');

/** A model behind Groq's API, or any server that speaks OpenAI's chat completions. */
export function createGroqModel({ apiKey, url, model }: GroqSettings): ChatModel {
  const client = new Groq({ apiKey, baseURL: new URL(url).origin, maxRetries: 0, fetch: to(url) });
  return {
    provider: 'groq',
    id: model,
    complete: ({ system, data, schema, timeoutMs, signal: unwanted }) =>
      inTime({ timeoutMs, signal: unwanted }, async (signal) => {
        const asked = client.chat.completions.create(
          {
            model,
            messages: [
              { role: 'system', content: system },
              { role: 'user', content: data },
            ],
            max_completion_tokens: MOST_TOKENS_OUT,
            response_format: {
              type: 'json_schema',
              json_schema: { name: 'answer', schema: { ...schema }, strict: isStrict(model) },
            },
            ...(isStrict(model) && { reasoning_effort: 'low' as const }),
          },
          { timeout: timeoutMs, signal },
        );
        return completionOf(await asked.catch(fail));
      }),
  };
}

/** The SDK writes `/openai/v1` after the host, whatever it is given; this puts the address that was meant there. */
function to(url: string): typeof fetch {
  const given = new URL(url);
  const base = given.pathname === '/' ? `${given.origin}/openai/v1` : url;
  return (target, init) =>
    fetch(
      String(target).replace(`${given.origin}/openai/v1`, () => base),
      { ...init, redirect: 'error' },
    );
}

function completionOf({ choices, usage }: Groq.Chat.ChatCompletion): Completion {
  const [choice] = choices ?? [];
  const { content, ...message } = choice?.message ?? {};
  if (!choice) throw new ModelTrouble('broken', 'an answer without a choice');
  if ('refusal' in message && message.refusal) throw new ModelTrouble('refused', 'the model refused');
  const finished: string = choice.finish_reason;
  if (finished === 'content_filter') throw new ModelTrouble('refused', 'a filter of the provider');
  if (finished !== 'stop' || !content) throw new ModelTrouble('broken', `the answer ended by ${finished}`);
  return { text: content, tokens: { in: usage?.prompt_tokens ?? 0, out: usage?.completion_tokens ?? 0 } };
}

function fail(error: unknown): never {
  if (error instanceof Groq.APIConnectionTimeoutError || error instanceof Groq.APIUserAbortError)
    throw new ModelTrouble('slow', 'no answer in time');
  if (error instanceof Groq.APIError) throw troubleOfStatus(error.status, error.message, busyOf(error.headers));
  if (error instanceof SyntaxError) throw new ModelTrouble('broken', 'an answer that is no JSON');
  throw new ModelTrouble('down', error instanceof Error ? error.message : String(error));
}

/** `retry-after` is in seconds; of the limits, that of requests is for a day. Source: console.groq.com/docs/rate-limits */
function busyOf(headers: Headers | undefined): ModelTrouble['more'] {
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return {
    ...(Number.isFinite(seconds) && { retryAfterMs: seconds * 1_000 }),
    ...(headers?.get('x-ratelimit-remaining-requests') === '0' && { isPerDay: true }),
  };
}
