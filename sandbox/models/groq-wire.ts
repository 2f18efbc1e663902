import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { strictMistakes } from './schema-rules.ts';
import type { Reply, Wire } from './wire.ts';

/** Chat completions as Groq takes them; strict about what it would refuse. Source: console.groq.com/docs/api-reference */
const REQUEST = z.strictObject({
  model: z.string(),
  messages: z.tuple([
    z.strictObject({ role: z.literal('system'), content: z.string().min(1) }),
    z.strictObject({ role: z.literal('user'), content: z.string().min(1) }),
  ]),
  max_completion_tokens: z.int().min(1).max(65_536),
  response_format: z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({
      name: z.string().regex(/^[\w-]{1,64}$/),
      schema: z.looseObject({}),
      strict: z.boolean(),
    }),
  }),
  reasoning_effort: z.enum(['low', 'medium', 'high']).optional(),
});

const PATH = /^\/(?:openai\/)?v1\/chat\/completions$/;
const error = (status: number, message: string, code: string, headers = {}): Reply => ({
  ...{ status, headers },
  body: { error: { message, type: 'invalid_request_error', code } },
});

const isStrictModel = (model: string) => model.startsWith('openai/gpt-oss-');

/** Groq's side of the wire: also that of any server that speaks OpenAI's. */
export const groqWire: Wire = {
  isFor: ({ method, url = '' }) => method === 'POST' && PATH.test(url),
  keyOf: ({ headers }: IncomingMessage) => /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1],
  noKey: () => error(401, 'Invalid API Key', 'invalid_api_key'),
  noModel: (model) =>
    error(404, `The model \`${model}\` does not exist or you do not have access to it.`, 'model_not_found'),
  read(_, body) {
    const parsed = REQUEST.safeParse(body);
    if (!parsed.success) return { wrong: error(400, z.prettifyError(parsed.error), 'invalid_request') };
    const { model, messages, response_format, reasoning_effort } = parsed.data;
    const { schema, strict } = response_format.json_schema;
    const mistakes = strict ? strictMistakes(schema) : [];
    if (strict !== isStrictModel(model)) mistakes.push('strict is for openai/gpt-oss models alone');
    if (reasoning_effort && !isStrictModel(model)) mistakes.push('reasoning_effort is not supported with this model');
    if (mistakes.length > 0) return { wrong: error(400, mistakes.join('; '), 'invalid_request') };
    return { question: { model, system: messages[0].content, data: messages[1].content, schema } };
  },
  answer: (text, { model }, ended) => ({
    status: 200,
    headers: { 'x-ratelimit-remaining-requests': '999', 'x-ratelimit-remaining-tokens': '7000' },
    body: {
      ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1_780_000_000, model },
      choices: [
        {
          index: 0,
          message:
            ended === 'refused'
              ? { role: 'assistant', content: null, refusal: 'I cannot help with that.' }
              : { role: 'assistant', content: text },
          finish_reason: { whole: 'stop', refused: 'stop', half: 'length', blocked: 'content_filter' }[ended],
        },
      ],
      usage: { prompt_tokens: 1200, completion_tokens: 300, total_tokens: 1500 },
    },
  }),
  blockedQuestion: (question) => groqWire.answer('', question, 'blocked'),
  busy: ({ retryAfterS, perDay }) =>
    error(429, 'Rate limit reached', 'rate_limit_exceeded', {
      ...(retryAfterS !== undefined && { 'retry-after': String(retryAfterS) }),
      'x-ratelimit-remaining-requests': perDay ? '0' : '12',
    }),
  fault: (status, message) => error(status, message, 'internal_server_error'),
};
