import { setTimeout as wait } from 'node:timers/promises';
import { NO_MODEL } from '../../core/advice.ts';
import type { Digest } from '../../core/ids.ts';
import { digestOf } from '../../core/ids.ts';
import type { Redactor } from '../../core/redact.ts';
import type { Asked, Clock, Log, ModelUse, Question, Reviewer } from '../../deploy/ports.ts';
import type { ChatModel, Completion } from './chat-model.ts';
import { createCircuit } from './circuit.ts';
import { modelNamed } from './names.ts';
import { ModelTrouble, tookTime } from './trouble.ts';

export interface ReviewerNeeds {
  /** In the order they are asked. */
  models: readonly ChatModel[];
  /** A second model that is asked first for so many of a hundred questions, to compare the two. */
  compare?: { model: string; percent: number } | undefined;
  /** Of all models together, a day (UTC). */
  budget: { requests: number; tokens: number };
  use: ModelUse;
  clock: Clock;
  log: Log;
  redact: Redactor;
  /** How long models may take; tests have less patience. */
  patience?: Patience;
}

/** How long one model and all of them together may take. */
export interface Patience {
  callMs: number;
  reviewMs: number;
  /** A busy one that is free again so soon is waited for. */
  busyMs: number;
  /** Before a fault is tried again; up to twice as long. */
  faultMs: number;
}

const CALL_MS = 20_000;
/** That of one model goes for all of them: two that are slow, and a bit. */
export const patienceOf = (callMs: number): Patience => ({
  ...{ callMs, reviewMs: callMs * 2.25, busyMs: 5_000, faultMs: 500 },
});
/** Calls that a model works on, for one question. */
const MOST_CALLS = 2;
const ATTEMPTS = 2;

/**
 * Asks models in turn: the next one when one is gone, down, slow, refuses or gives half an answer; the same again, once, after a fault or when
 * it is busy for a moment. Without a model, budget or answer it says why in words.
 */
export function createReviewer(needs: ReviewerNeeds): Reviewer {
  const { models, budget, use, clock, log, redact, patience = patienceOf(CALL_MS) } = needs;
  const circuit = createCircuit(clock);
  const today = () => clock.now().toISOString().slice(0, 10);
  const whyNot = ({ id, provider }: ChatModel) => circuit.whyNot(provider) ?? circuit.whyNot(id);

  async function ask<Answer>(question: Question<Answer>): Promise<Asked<Answer>> {
    if (models.length === 0) return limited(NO_MODEL);
    const sent = `${question.system}\n${question.data}`;
    if (redact(sent) !== sent) {
      log.error({ purpose: question.purpose }, 'what looks like a secret would have gone to a model: nothing was sent');
      return limited('something in the plan looks like a secret, so nothing was sent');
    }
    const run = { until: clock.now().getTime() + patience.reviewMs, calls: 0, whys: new Set<string>() };
    for (const model of orderFor(needs, question, digestOf(sent))) {
      const asked = await askOne(model, question, run);
      if (asked) return asked;
    }
    return limited([...run.whys].slice(0, 3).join('; ') || 'no model can be asked at the moment');
  }

  /** Undefined: the next one may try. */
  async function askOne<Answer>(
    model: ChatModel,
    question: Question<Answer>,
    run: Run,
  ): Promise<Asked<Answer> | undefined> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const off = whyNot(model);
      const leftMs = run.until - clock.now().getTime();
      if (off !== undefined || run.calls >= MOST_CALLS || leftMs <= 0) {
        run.whys.add(off === undefined ? 'the models took too long' : `${model.id} is not asked: ${off}`);
        return undefined;
      }
      if (await isSpent()) return limited("today's budget for models is spent");
      try {
        return await answerOf(model, question, Math.min(patience.callMs, leftMs));
      } catch (error) {
        question.signal?.throwIfAborted();
        const trouble = error instanceof ModelTrouble ? error : new ModelTrouble('broken', String(error));
        if (tookTime(trouble)) run.calls += 1;
        await use.add(today(), model.id, { failed: 1 });
        log.warn(
          { model: model.id, trouble: trouble.kind, why: redact(trouble.message), attempt },
          'a model gave no answer',
        );
        const waitMs = takeNote(model, trouble, attempt);
        if (waitMs === undefined || waitMs > run.until - clock.now().getTime()) {
          run.whys.add(`${model.id} ${WORDS[trouble.kind]}`);
          return undefined;
        }
        await wait(waitMs, undefined, { signal: question.signal });
      }
    }
    return undefined;
  }

  async function answerOf<Answer>(
    model: ChatModel,
    question: Question<Answer>,
    timeoutMs: number,
  ): Promise<Asked<Answer>> {
    const { system, data, schema, read, signal } = question;
    await use.add(today(), model.id, { requests: 1 }); // before: what a crash cut off has been paid for, too
    const { text, tokens } = await model.complete({ system, data, schema, timeoutMs, signal });
    await use.add(today(), model.id, { tokensIn: tokens.in, tokensOut: tokens.out });
    const answer = readBy(read, text);
    circuit.worked(model.id);
    return { is: 'answered', answer, model: model.id, tokens };
  }

  const isSpent = async (): Promise<boolean> => {
    const { requests, tokensIn, tokensOut } = await use.on(today());
    return requests >= budget.requests || tokensIn + tokensOut >= budget.tokens;
  };

  /** What follows for who is asked from now on; milliseconds after which the same model is asked again, if it is. */
  function takeNote({ id, provider }: ChatModel, { kind, more }: ModelTrouble, attempt: number): number | undefined {
    const isFirst = attempt < ATTEMPTS;
    switch (kind) {
      case 'key':
        circuit.turnOff(provider, 'its key is not accepted');
        return undefined;
      case 'gone':
        circuit.turnOff(id, 'its provider does not have it, or it cannot do this');
        return undefined;
      case 'busy': {
        if (more.isPerDay) circuit.turnOff(id, "its provider's quota of the day is used up", tomorrow(clock.now()));
        const { retryAfterMs } = more;
        return isFirst && !more.isPerDay && retryAfterMs !== undefined && retryAfterMs <= patience.busyMs
          ? retryAfterMs
          : undefined;
      }
      case 'refused':
        return undefined;
      case 'down':
        if (isFirst) return patience.faultMs * (1 + Math.random());
        circuit.failed(id, WORDS[kind]);
        return undefined;
      default:
        circuit.failed(id, WORDS[kind]);
        return undefined;
    }
  }

  return {
    ask,
    firstFor: (digest) => (models.length === 0 ? undefined : orderFor(needs, {}, digest)[0]?.id),
    status() {
      const all = models.map((model) => {
        const why = whyNot(model);
        return { name: `${model.provider} ${model.id}`, ...(why !== undefined && { why }) };
      });
      const words = all.map(({ name, why }) => (why === undefined ? name : `${name} (not asked: ${why})`));
      return { models: all, text: words.join(' → ') || 'limited' };
    },
  };
}

interface Run {
  until: number;
  calls: number;
  whys: Set<string>;
}

const limited = (why: string): { is: 'limited'; why: string } => ({ is: 'limited', why });

const WORDS: Readonly<Record<ModelTrouble['kind'], string>> = {
  busy: 'has too many requests',
  down: 'could not be reached or has a fault',
  slow: 'did not answer in time',
  refused: 'or a filter of its provider would not answer',
  broken: 'gave no usable answer',
  gone: 'is not there any more, or cannot do this',
  key: 'does not accept the key',
};

function readBy<Answer>(read: (value: unknown) => Answer, text: Completion['text']): Answer {
  try {
    return read(JSON.parse(text));
  } catch (error) {
    throw new ModelTrouble('broken', error instanceof Error ? error.message : String(error));
  }
}

/** All models, with the one first that was asked for, or that its share of questions goes to. */
function orderFor(
  { models, compare }: Pick<ReviewerNeeds, 'models' | 'compare'>,
  { model }: { model?: string },
  digest: Digest,
): readonly ChatModel[] {
  const isCompared = compare !== undefined && Number.parseInt(digest.slice(0, 8), 16) % 100 < compare.percent;
  const wanted = model ?? (isCompared ? compare.model : undefined);
  const first = wanted === undefined ? undefined : models.find(({ id }) => id === wanted || id === modelNamed(wanted));
  return first ? [first, ...models.filter((one) => one !== first)] : models;
}

const tomorrow = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
