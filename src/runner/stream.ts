import { z } from 'zod';
import type { Redactor } from '../core/redact.ts';
import type { Progress, ProgressStep } from '../deploy/ports.ts';
import { Diagnostic, diagnosticText } from './diagnostics.ts';

const Resource = z.object({ addr: z.string() });
const Hook = z.object({
  resource: Resource,
  action: z.string(),
  id_value: z.string().optional(),
  elapsed_seconds: z.number().optional(),
});
const time = { '@timestamp': z.coerce.date() };

/** The lines of the engine's `-json` stream that say something to us; all others are left out. */
const Line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('planned_change'), change: z.object({ resource: Resource, action: z.string() }) }),
  z.object({ type: z.enum(['apply_start', 'apply_progress', 'apply_complete', 'apply_errored']), hook: Hook, ...time }),
  z.object({ type: z.literal('diagnostic'), diagnostic: Diagnostic }),
]);
type Line = z.infer<typeof Line>;

/** What a stream has said so far. */
export interface Stream {
  /** Lines that were read, ours or not: zero means that the engine did not even begin. */
  lines: number;
  /** Planned actions by address. */
  planned: ReadonlyMap<string, string>;
  /** By action and address: a replacement is a deletion and a creation. */
  steps: ReadonlyMap<string, ProgressStep>;
  errors: readonly string[];
}

export const EMPTY_STREAM: Stream = { lines: 0, planned: new Map(), steps: new Map(), errors: [] };

/** The stream after one more line. What is not JSON, or of a kind we do not know, changes nothing but the count. */
export function readLine(stream: Stream, text: string): Stream {
  const counted = { ...stream, lines: stream.lines + 1 };
  const line = parseLine(text);
  return line ? { ...counted, ...afterLine(stream, line) } : counted;
}

/** The text of a line that is a warning. */
export function warningIn(text: string): string | undefined {
  const line = parseLine(text);
  return line?.type === 'diagnostic' && line.diagnostic.severity === 'warning'
    ? diagnosticText(line.diagnostic)
    : undefined;
}

function parseLine(text: string): Line | undefined {
  try {
    return Line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function afterLine({ planned, steps, errors }: Stream, line: Line): Partial<Stream> {
  switch (line.type) {
    case 'planned_change':
      return { planned: new Map(planned).set(line.change.resource.addr, line.change.action) };
    case 'diagnostic':
      return line.diagnostic.severity === 'error' ? { errors: [...errors, diagnosticText(line.diagnostic)] } : {};
    default: {
      const { hook } = line;
      const key = `${hook.action} ${hook.resource.addr}`;
      return { steps: new Map(steps).set(key, toStep(line, steps.get(key))) };
    }
  }
}

const IS = {
  apply_start: 'running',
  apply_progress: 'running',
  apply_complete: 'done',
  apply_errored: 'failed',
} as const;

function toStep(
  { type, hook, '@timestamp': at }: Extract<Line, { hook: unknown }>,
  before?: ProgressStep,
): ProgressStep {
  const { resource, action, id_value: id, elapsed_seconds: seconds } = hook;
  return {
    address: resource.addr,
    action,
    is: IS[type],
    startedAt: before?.startedAt ?? at,
    ...(seconds !== undefined && { seconds }),
    ...(id !== undefined && { id }),
  };
}

/** Steps an action takes; what touches no object takes none. */
const STEPS_OF: Readonly<Record<string, number>> = { create: 1, update: 1, delete: 1, replace: 2 };

/** What people see of it. */
export function progressOf({ planned, steps, errors }: Stream, redact: Redactor): Progress {
  const total = [...planned.values()].reduce((sum, action) => sum + (STEPS_OF[action] ?? 0), 0);
  const masked = [...steps.values()].map((step) => ({
    ...step,
    address: redact(step.address),
    ...(step.id !== undefined && { id: redact(step.id) }),
  }));
  return {
    total: Math.max(total, steps.size),
    steps: masked,
    ...(errors.length > 0 && { error: redact(errors.join('\n\n')) }),
  };
}
