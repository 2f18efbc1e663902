import type { Tokens } from '../../core/advice.ts';

/** What goes to a model. */
export interface Sent {
  system: string;
  data: string;
  schema: object;
  /** Milliseconds until somebody else is asked. */
  timeoutMs: number;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
}

/** What came back: text that says it is JSON. */
export interface Completion {
  text: string;
  tokens: Tokens;
}

/** One model of one provider. */
export interface ChatModel {
  provider: 'groq' | 'gemini';
  /** As its provider calls it. */
  id: string;
  /** @throws ModelTrouble, for whatever is no whole answer; the signal's reason when that is aborted */
  complete(sent: Sent): Promise<Completion>;
}

/** Reasoning counts as output, so an answer may need more than it shows. */
export const MOST_TOKENS_OUT = 2_500;
