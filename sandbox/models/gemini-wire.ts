import { z } from 'zod';
import type { Reply, Wire } from './wire.ts';

/** generateContent as Gemini takes it. Source: ai.google.dev/api/generate-content */
const REQUEST = z.strictObject({
  contents: z.tuple([
    z.strictObject({ role: z.literal('user'), parts: z.tuple([z.strictObject({ text: z.string().min(1) })]) }),
  ]),
  systemInstruction: z.strictObject({
    role: z.string(),
    parts: z.tuple([z.strictObject({ text: z.string().min(1) })]),
  }),
  generationConfig: z.strictObject({
    responseMimeType: z.literal('application/json'),
    responseJsonSchema: z.looseObject({ type: z.literal('object') }),
    maxOutputTokens: z.int().min(1).max(65_536),
  }),
  safetySettings: z.array(z.unknown()).optional(),
});

const PATH = /^\/v1beta\/models\/([\w.-]+):generateContent$/;
const STATUS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
};

const error = (code: number, message: string, details: readonly object[] = []): Reply => ({
  ...{ status: code, headers: {} },
  body: { error: { code, message, status: STATUS[code] ?? 'INTERNAL', details } },
});

const TYPE = 'type.googleapis.com/google.rpc.';

/** Gemini's side of the wire. */
export const geminiWire: Wire = {
  isFor: ({ method, url = '' }) => method === 'POST' && PATH.test(url),
  keyOf: ({ headers }) => headers['x-goog-api-key']?.toString(),
  noKey: () =>
    error(400, 'API key not valid. Please pass a valid API key.', [
      { '@type': `${TYPE}ErrorInfo`, reason: 'API_KEY_INVALID' },
    ]),
  noModel: (model) => error(404, `models/${model} is not found for API version v1beta`),
  read({ url = '' }, body) {
    const parsed = REQUEST.safeParse(body);
    if (!parsed.success) return { wrong: error(400, z.prettifyError(parsed.error)) };
    const { contents, systemInstruction, generationConfig } = parsed.data;
    return {
      question: {
        model: PATH.exec(url)?.[1] ?? '',
        system: systemInstruction.parts[0].text,
        data: contents[0].parts[0].text,
        schema: generationConfig.responseJsonSchema,
      },
    };
  },
  /** Thoughts come first, as parts of the same answer. */
  answer: (text, _, ended) => ({
    status: 200,
    headers: {},
    body: {
      candidates: [
        {
          index: 0,
          finishReason: { whole: 'STOP', refused: 'PROHIBITED_CONTENT', half: 'MAX_TOKENS', blocked: 'SAFETY' }[ended],
          ...(ended !== 'blocked' && {
            content: { role: 'model', parts: [{ text: 'Let me think: {"hints":[', thought: true }, { text }] },
          }),
        },
      ],
      usageMetadata: {
        promptTokenCount: 1100,
        candidatesTokenCount: 250,
        thoughtsTokenCount: 150,
        totalTokenCount: 1500,
      },
    },
  }),
  blockedQuestion: () => ({
    ...{ status: 200, headers: {} },
    body: {
      promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
      usageMetadata: { promptTokenCount: 1100, totalTokenCount: 1100 },
    },
  }),
  busy: ({ retryAfterS, perDay }) =>
    error(429, 'You exceeded your current quota.', [
      {
        '@type': `${TYPE}QuotaFailure`,
        violations: [{ quotaId: `GenerateRequestsPer${perDay ? 'Day' : 'Minute'}PerProjectPerModel` }],
      },
      ...(retryAfterS === undefined ? [] : [{ '@type': `${TYPE}RetryInfo`, retryDelay: `${retryAfterS}s` }]),
    ]),
  fault: (status, message) => error(status, message),
};
