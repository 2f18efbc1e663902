import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../../../sandbox/models/behaviour.ts';
import { MODEL_KEY } from '../../../sandbox/models/server.ts';
import { createGroqModel } from '../../../src/ai/models/groq.ts';
import { ModelTrouble } from '../../../src/ai/models/trouble.ts';
import { GEMINI, GROQ, geminiAt, groqAt, modelServer, SENT } from './stage.ts';

const PROVIDERS = [
  { name: 'Groq', at: groqAt, id: GROQ },
  { name: 'Gemini', at: geminiAt, id: GEMINI },
] as const;

const MAKE = () => ({ hello: 'world' });

/** Everything that both are known to do, and what is made of it. */
const TROUBLES: readonly { does: string; behaviour: Behaviour; kind: ModelTrouble['kind'] }[] = [
  { does: 'refuses', behaviour: { does: 'refuse' }, kind: 'refused' },
  { does: 'blocks the answer', behaviour: { does: 'block', what: 'answer' }, kind: 'refused' },
  { does: 'blocks the question', behaviour: { does: 'block', what: 'question' }, kind: 'refused' },
  { does: 'stops in the middle', behaviour: { does: 'truncate', make: MAKE }, kind: 'broken' },
  { does: 'says nothing', behaviour: { does: 'say-nothing' }, kind: 'broken' },
  { does: 'is busy', behaviour: { does: 'be-busy', retryAfterS: 7 }, kind: 'busy' },
  { does: 'has a fault', behaviour: { does: 'fail', status: 500 }, kind: 'down' },
  { does: 'is overloaded', behaviour: { does: 'fail', status: 503 }, kind: 'down' },
  { does: 'does not have it any more', behaviour: { does: 'fail', status: 404 }, kind: 'gone' },
  {
    does: 'cannot decode by a schema',
    behaviour: { does: 'fail', status: 400, message: 'json_schema is not supported' },
    kind: 'gone',
  },
  {
    does: 'could not follow the schema',
    behaviour: { does: 'fail', status: 400, message: 'json_validate_failed' },
    kind: 'broken',
  },
  { does: 'hangs up in the middle', behaviour: { does: 'cut' }, kind: 'down' },
];

const troubleOf = async (asked: Promise<unknown>): Promise<ModelTrouble> => {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ModelTrouble);
  return error as ModelTrouble;
};

describe.each(PROVIDERS)('$name', ({ at, id }) => {
  it('is asked in its own format, and its answer and tokens are read', async () => {
    const server = await modelServer();
    const { text, tokens } = await at(server).complete(SENT);
    expect(JSON.parse(text)).toEqual({ hello: 'world' }); // without the thoughts beside it
    expect(tokens.in + tokens.out).toBe(1500);
    expect(server.refused).toEqual([]);
    const { system, data, schema } = SENT;
    expect(server.questions).toEqual([{ model: id, system, data, schema }]);
  });

  it.each(TROUBLES)('that $does is $kind', async ({ behaviour, kind }) => {
    const server = await modelServer(behaviour);
    expect((await troubleOf(at(server).complete(SENT))).kind).toBe(kind);
  });

  it.each([undefined, 'headers'] as const)('that hangs after %s is given up', async (after) => {
    const server = await modelServer({ does: 'hang', ...(after && { after }) });
    const { kind } = await troubleOf(at(server).complete({ ...SENT, timeoutMs: 300 }));
    expect(kind).toBe('slow');
  });

  it('hangs up when nobody waits for its answer any more, and says that, and nothing else, went wrong', async () => {
    const server = await modelServer({ does: 'hang' });
    const unwanted = new AbortController();
    const asked = at(server).complete({ ...SENT, signal: unwanted.signal });
    await server.arrived(1);
    unwanted.abort(new Error('nobody waits'));
    await expect(asked).rejects.toThrow('nobody waits');
    const again = at(server).complete({ ...SENT, signal: unwanted.signal });
    await expect(again).rejects.toThrow('nobody waits');
    expect(server.questions).toHaveLength(1);
  });

  it('says when to come again, and that the day is used up', async () => {
    const server = await modelServer({ does: 'be-busy', retryAfterS: 7 });
    expect((await troubleOf(at(server).complete(SENT))).more).toEqual({ retryAfterMs: 7_000 });
    server.always({ does: 'be-busy', perDay: true });
    expect((await troubleOf(at(server).complete(SENT))).more).toEqual({ isPerDay: true });
  });

  it('tells a wrong key from everything else', async () => {
    const server = await modelServer();
    expect((await troubleOf(at(server, id, 'another-key').complete(SENT))).kind).toBe('key');
    expect(server.questions).toEqual([]);
  });

  it('is down where nobody listens', async () => {
    const server = await modelServer();
    await server.close();
    expect((await troubleOf(at(server).complete(SENT))).kind).toBe('down');
  });
});

describe("a server that speaks OpenAI's chat completions", () => {
  it.each(['', '/v1', '/openai/v1'])('is reached under its address with %j', async (path) => {
    const server = await modelServer();
    const model = createGroqModel({ apiKey: MODEL_KEY, url: server.url + path, model: 'llama-on-our-own-machine' });
    expect(JSON.parse((await model.complete(SENT)).text)).toEqual({ hello: 'world' });
  });
});
