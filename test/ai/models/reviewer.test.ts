import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../../../sandbox/models/behaviour.ts';
import { createRedactor } from '../../../src/core/redact.ts';
import { aReviewer, GEMINI, GROQ, geminiAt, groqAt, HELLO, modelServer, SMALL } from './stage.ts';

const DOWN: Behaviour = { does: 'fail', status: 500 };
const BROKEN: Behaviour = { does: 'answer', make: () => 'no JSON' };
const asked = (server: { questions: { model: string }[] }) => server.questions.map(({ model }) => model);

describe('the reviewer', () => {
  it('answers with the first model, and counts what it took', async () => {
    const server = await modelServer();
    const { ask, used } = await aReviewer([groqAt(server), geminiAt(server)]);
    expect(await ask()).toMatchObject({ is: 'answered', answer: { hello: 'world' }, model: GROQ });
    expect(await used()).toEqual({ requests: 1, failed: 0, tokensIn: 1200, tokensOut: 300 });
  });

  it.each<[string, Behaviour, string[]]>([
    ['refuses', { does: 'refuse' }, [GROQ, GEMINI]],
    ['gives half an answer', { does: 'truncate', make: () => ({ hello: 'world' }) }, [GROQ, GEMINI]],
    ['gives no JSON', BROKEN, [GROQ, GEMINI]],
    ['is gone', { does: 'fail', status: 404 }, [GROQ, GEMINI]],
    ['is busy for long', { does: 'be-busy', retryAfterS: 60 }, [GROQ, GEMINI]],
    ['is busy for the day', { does: 'be-busy', retryAfterS: 1, perDay: true }, [GROQ, GEMINI]],
    ['has a fault twice', DOWN, [GROQ, GROQ, GEMINI]],
  ])('asks the next one where one %s', async (_, behaviour, models) => {
    const server = await modelServer();
    server.next(...models.slice(1).map(() => behaviour));
    const { ask, used } = await aReviewer([groqAt(server), geminiAt(server)]);
    expect(await ask()).toMatchObject({ is: 'answered', model: GEMINI });
    expect(asked(server)).toEqual(models);
    expect((await used()).failed).toBe(models.length - 1);
  });

  it('asks the same one again after a fault, and when it is free again at once', async () => {
    const server = await modelServer();
    const { ask } = await aReviewer([groqAt(server), geminiAt(server)]);
    server.next(DOWN);
    expect(await ask()).toMatchObject({ model: GROQ });
    server.next({ does: 'be-busy', retryAfterS: 0 });
    expect(await ask()).toMatchObject({ model: GROQ });
    expect(asked(server)).toEqual([GROQ, GROQ, GROQ, GROQ]);
  });

  it('waits no longer than it has patience, and says who was too slow', async () => {
    const server = await modelServer({ does: 'hang' });
    const patience = { callMs: 100, reviewMs: 45_000, busyMs: 0, faultMs: 0 };
    const { ask } = await aReviewer([groqAt(server), geminiAt(server), groqAt(server, SMALL)], { patience });
    const answer = await ask();
    expect(answer).toMatchObject({ is: 'limited', why: expect.stringContaining(`${GROQ} did not answer in time`) });
    expect(asked(server)).toEqual([GROQ, GEMINI]); // two that worked on it are enough for one plan
  });

  it('asks nobody else once its question is void, and holds that against no model', async () => {
    const server = await modelServer({ does: 'hang' });
    const { ask, reviewer, used } = await aReviewer([groqAt(server), geminiAt(server)]);
    for (let time = 1; time <= 3; time += 1) {
      const isVoid = new AbortController();
      const answer = ask({ signal: isVoid.signal });
      await server.arrived(time);
      isVoid.abort(new Error('void'));
      await expect(answer).rejects.toThrow('void');
    }
    expect(asked(server)).toEqual([GROQ, GROQ, GROQ]);
    expect(reviewer.status().text).not.toContain('not asked');
    expect(await used()).toMatchObject({ requests: 3, failed: 0 }); // they worked on it, so it counts
  });

  it('asks one that failed three times within five minutes again only after five more', async () => {
    const server = await modelServer();
    const { ask, clock, reviewer } = await aReviewer([groqAt(server), geminiAt(server)]);
    for (let time = 1; time <= 3; time += 1) {
      server.next(BROKEN);
      await ask();
    }
    server.questions.length = 0;
    expect(await ask()).toMatchObject({ model: GEMINI });
    expect(asked(server)).toEqual([GEMINI]);
    expect(reviewer.status().text).toContain(`groq ${GROQ} (not asked: it failed 3 times, and gave no usable answer)`);
    clock.advance(5 * 60_000 + 1);
    expect(await ask()).toMatchObject({ model: GROQ });
  });

  it('asks nobody of a provider that does not take the key, and tries no other key', async () => {
    const server = await modelServer();
    const models = [groqAt(server, GROQ, 'wrong'), groqAt(server, SMALL, 'wrong'), geminiAt(server)];
    const { ask, reviewer } = await aReviewer(models);
    expect(await ask()).toMatchObject({ model: GEMINI });
    expect(server.refused).toHaveLength(1);
    expect(reviewer.status().text).toContain('its key is not accepted');
  });

  it('asks one whose day is used up again on the next', async () => {
    const server = await modelServer();
    server.next({ does: 'be-busy', perDay: true });
    const { ask, clock } = await aReviewer([groqAt(server), geminiAt(server)]);
    await ask();
    expect(await ask()).toMatchObject({ model: GEMINI });
    clock.advance(24 * 3_600_000);
    expect(await ask()).toMatchObject({ model: GROQ });
  });

  it('is limited, with the reason, when nobody answers, nothing is set up, or the budget of the day is spent', async () => {
    const server = await modelServer(DOWN);
    const nobody = await aReviewer([groqAt(server), geminiAt(server)]);
    expect(await nobody.ask()).toEqual({
      is: 'limited',
      why: `${GROQ} could not be reached or has a fault; ${GEMINI} could not be reached or has a fault`,
    });
    const nothing = await aReviewer([]);
    expect(await nothing.ask()).toEqual({ is: 'limited', why: 'no model is set up' });
    expect(nothing.reviewer.status().text).toBe('limited');
    server.always(HELLO);
    const poor = await aReviewer([groqAt(server)], { budget: { requests: 1, tokens: 1_000_000 } });
    expect(await poor.ask()).toMatchObject({ is: 'answered' });
    expect(await poor.ask()).toEqual({ is: 'limited', why: "today's budget for models is spent" });
    poor.clock.advance(24 * 3_600_000);
    expect(await poor.ask()).toMatchObject({ is: 'answered' });
    const short = await aReviewer([groqAt(server)], { budget: { requests: 100, tokens: 1_500 } });
    await short.ask();
    expect(await short.ask()).toMatchObject({ is: 'limited' });
  });

  it('sends nothing in which something looks like a secret', async () => {
    const server = await modelServer();
    const { ask, logged } = await aReviewer([groqAt(server)], { redact: createRedactor(['a-known-secret']) });
    for (const data of ['{"name":"AKIAABCDEFGHIJKLMNOP"}', '{"name":"a-known-secret"}'])
      expect(await ask({ data })).toMatchObject({ is: 'limited', why: expect.stringContaining('looks like a secret') });
    expect(server.questions).toEqual([]);
    expect(JSON.stringify(logged)).not.toMatch(/AKIA|a-known-secret/);
  });

  it('asks the wanted model first, by any name people know it by, and the one to compare for its share', async () => {
    const server = await modelServer();
    const models = [groqAt(server), geminiAt(server, 'gemini-3.5-flash-lite')];
    const { ask } = await aReviewer(models);
    expect(await ask({ model: 'Gemini Flash' })).toMatchObject({ model: 'gemini-3.5-flash-lite' });
    expect(await ask({ model: 'nobody-has-it' })).toMatchObject({ model: GROQ });
    const compared = await aReviewer(models, { compare: { model: 'gemini-flash', percent: 30 } });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => compared.ask({ data: `{"n":${n}}` })));
    const share = answers.filter((one) => one.is === 'answered' && one.model === 'gemini-3.5-flash-lite').length;
    expect(share).toBeGreaterThan(5);
    expect(share).toBeLessThan(35);
  });
});
