import type { IncomingMessage } from 'node:http';

/** A question, whichever way it came. */
export interface Asked {
  model: string;
  system: string;
  data: string;
  schema: object;
}

export interface Reply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: unknown;
}

/** How one provider speaks. */
export interface Wire {
  isFor(request: IncomingMessage): boolean;
  keyOf(request: IncomingMessage): string | undefined;
  noKey(): Reply;
  noModel(model: string): Reply;
  read(request: IncomingMessage, body: unknown): { question: Asked } | { wrong: Reply };
  answer(text: string, question: Asked, ended: 'whole' | 'refused' | 'half' | 'blocked'): Reply;
  blockedQuestion(question: Asked): Reply;
  busy(busy: { retryAfterS?: number; perDay?: boolean }): Reply;
  fault(status: number, message: string): Reply;
}
