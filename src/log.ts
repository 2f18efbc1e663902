import { pino } from 'pino';
import type { Redactor } from './core/redact.ts';
import type { Log } from './deploy/ports.ts';

/** JSON lines on standard output. Every line passes the redaction last, so no field can carry a secret out. */
export function createLog(level: string, redact: Redactor): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, { write: (line: string) => void process.stdout.write(redact(line)) });
}
