import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { createFrontDoor } from '../front-door.ts';
import type { Behaviour } from './behaviour.ts';
import { geminiWire } from './gemini-wire.ts';
import { groqWire } from './groq-wire.ts';
import type { Asked, Reply, Wire } from './wire.ts';

export const MODEL_KEY = 'a-key-of-the-sandbox-0123456789';

/** A stand-in for Groq and Gemini, under one address: strict about what it is sent, and able to do all that they are known to do. */
export interface ModelServer {
  /** Without a slash at the end. */
  url: string;
  /** What came in and was right, in order. */
  questions: Asked[];
  /** What came in and was refused. */
  refused: Reply[];
  /** Questions that were hung up on before they were answered. */
  abandoned: Asked[];
  /** Resolves once so many questions have come in. */
  arrived(count: number): Promise<void>;
  /** What the next questions meet, in order; then it is as before. */
  next(...behaviours: Behaviour[]): void;
  /** What every other question meets. */
  always(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export interface ModelServerOptions {
  behaviour: Behaviour;
  /** Models that are there; absent: all. */
  models?: readonly string[];
}

export async function createModelServer({ behaviour, models }: ModelServerOptions): Promise<ModelServer> {
  const door = await createFrontDoor(0);
  let usual = behaviour;
  const queue: Behaviour[] = [];
  const questions: Asked[] = [];
  const refused: Reply[] = [];
  const abandoned: Asked[] = [];
  const waiting = new Set<() => void>();

  function refuse(response: ServerResponse, reply: Reply): void {
    refused.push(reply);
    send(response, reply);
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const wire = [groqWire, geminiWire].find((one) => one.isFor(request));
    if (!wire) return refuse(response, { status: 404, headers: {}, body: { error: { message: 'unknown address' } } });
    if (wire.keyOf(request) !== MODEL_KEY) return refuse(response, wire.noKey());
    const read = wire.read(request, await json(request));
    if ('wrong' in read) return refuse(response, read.wrong);
    const { question } = read;
    if (models && !models.includes(question.model)) return refuse(response, wire.noModel(question.model));
    response.once('close', () => {
      if (!response.writableFinished) abandoned.push(question);
    });
    const next = queue.shift() ?? usual;
    questions.push(question);
    for (const look of waiting) look();
    if (next.does === 'answer') await next.after;
    act(response, wire, question, next);
  }

  door.open((request, response) => {
    take(request, response).catch(() => response.destroy());
  });
  return {
    ...{ url: door.url, questions, refused, abandoned },
    arrived: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (questions.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    next: (...behaviours) => void queue.push(...behaviours),
    always: (one) => {
      usual = one;
    },
    close: () => door.close(),
  };
}

function act(response: ServerResponse, wire: Wire, question: Asked, behaviour: Behaviour): void {
  const reply = replyOf(wire, question, behaviour);
  if (reply) send(response, reply);
  else if (behaviour.does === 'cut' || (behaviour.does === 'hang' && behaviour.after === 'headers')) begin(response);
  if (behaviour.does === 'cut') setImmediate(() => response.destroy());
}

/** Undefined where it never comes, or not whole. */
function replyOf(wire: Wire, question: Asked, behaviour: Behaviour): Reply | undefined {
  switch (behaviour.does) {
    case 'answer':
      return wire.answer(textOf(behaviour.make(question.data)), question, 'whole');
    case 'say-nothing':
      return wire.answer('', question, 'whole');
    case 'refuse':
      return wire.answer('', question, 'refused');
    case 'block':
      return behaviour.what === 'question' ? wire.blockedQuestion(question) : wire.answer('', question, 'blocked');
    case 'truncate': {
      const text = textOf(behaviour.make(question.data));
      return wire.answer(text.slice(0, text.length / 2), question, 'half');
    }
    case 'be-busy':
      return wire.busy(behaviour);
    case 'fail':
      return wire.fault(behaviour.status, behaviour.message ?? 'a fault of ours');
    default:
      return undefined;
  }
}

const textOf = (made: unknown): string => (typeof made === 'string' ? made : JSON.stringify(made));

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** The first bytes of an answer that would be long. */
function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' });
  response.write('{"choices":[{"message":{"content":"{\\"hints\\":[');
}
