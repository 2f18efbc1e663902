import { afterEach } from 'vitest';
import type { Behaviour } from '../../../sandbox/models/behaviour.ts';
import { createModelServer, MODEL_KEY, type ModelServer } from '../../../sandbox/models/server.ts';
import type { ChatModel } from '../../../src/ai/models/chat-model.ts';
import { createGeminiModel } from '../../../src/ai/models/gemini.ts';
import { createGroqModel } from '../../../src/ai/models/groq.ts';
import { createReviewer, type ReviewerNeeds } from '../../../src/ai/models/reviewer.ts';
import { createRedactor } from '../../../src/core/redact.ts';
import type { Question, Used } from '../../../src/deploy/ports.ts';
import { answerSchema } from '../../../src/review/advice/answer.ts';
import { fakeLog, type LogLine, manualClock } from '../../fakes/ports.ts';
import { fakeStore } from '../../fakes/store.ts';
import { NOW } from '../../fakes/words.ts';

export const GROQ = 'openai/gpt-oss-120b';
export const SMALL = 'openai/gpt-oss-20b';
export const GEMINI = 'gemini-3.8-flash';

/** An answer that is right, whatever is asked. */
export const HELLO: Behaviour = { does: 'answer', make: () => ({ hello: 'world' }) };

const servers: ModelServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

export async function modelServer(behaviour: Behaviour = HELLO, models?: readonly string[]): Promise<ModelServer> {
  const server = await createModelServer({ behaviour, ...(models && { models }) });
  servers.push(server);
  return server;
}

export const groqAt = ({ url }: ModelServer, model = GROQ, apiKey = MODEL_KEY): ChatModel =>
  createGroqModel({ apiKey, url, model });
export const geminiAt = ({ url }: ModelServer, model = GEMINI, apiKey = MODEL_KEY): ChatModel =>
  createGeminiModel({ apiKey, url, model });

/** The schema of reviews, so that the servers judge the one that really goes out. */
export const SENT = { system: 'You explain.', data: '{"changes":[]}', schema: answerSchema(), timeoutMs: 20_000 };

export const QUESTION: Question<unknown> = {
  ...{ purpose: 'review', system: SENT.system, data: SENT.data, schema: SENT.schema },
  read: (value) => value,
};

/** Little patience: what hangs is given up soon, and nobody waits to try again. */
const PATIENCE = { callMs: 20_000, reviewMs: 45_000, busyMs: 5_000, faultMs: 1 };

export async function aReviewer(models: readonly ChatModel[], needs: Partial<ReviewerNeeds> = {}) {
  const clock = manualClock(NOW);
  const store = await fakeStore(clock);
  const logged: LogLine[] = [];
  const reviewer = createReviewer({
    ...{ models, clock, use: store.modelUse, log: fakeLog(logged), redact: createRedactor([]), patience: PATIENCE },
    budget: { requests: 100, tokens: 1_000_000 },
    ...needs,
  });
  const used = (): Promise<Used> => store.modelUse.on(NOW.toISOString().slice(0, 10));
  return {
    reviewer,
    clock,
    store,
    logged,
    used,
    ask: (over: Partial<Question<unknown>> = {}) => reviewer.ask({ ...QUESTION, ...over }),
  };
}
