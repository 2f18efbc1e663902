import pino, { type Logger } from 'pino';
import type { Log } from '../deploy/ports.ts';

interface Line {
  level: number;
  msg?: string;
  err?: { message?: string; status?: number };
}

const ERROR_LEVEL = 50;

/**
 * The logger that Probot insists on, writing to ours. Only messages pass: Probot attaches whole events and requests to its errors,
 * and those carry people's texts and `authorization` headers.
 */
export const toProbotLog = (log: Log): Logger =>
  pino(
    { level: 'warn', base: null, serializers: { err: messageOnly } },
    { write: (line: string) => forward(log, line) },
  );

const messageOnly = (error: unknown) => ({
  message: error instanceof Error ? messages(error) : 'not an error',
  ...(hasStatus(error) && { status: error.status }),
});

const messages = (error: Error): string =>
  error instanceof AggregateError
    ? error.errors.map((one) => String((one as Error)?.message)).join('; ')
    : error.message;

const hasStatus = (error: unknown): error is { status: number } =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number';

function forward(log: Log, text: string): void {
  const { level, msg, err } = JSON.parse(text) as Line;
  const fields = { ...(err?.message && { reason: err.message }), ...(err?.status && { status: err.status }) };
  if (level >= ERROR_LEVEL) log.error(fields, msg ?? 'probot reported an error');
  else log.warn(fields, msg ?? 'probot warned');
}
