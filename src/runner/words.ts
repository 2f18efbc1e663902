import { z } from 'zod';
import type { Redactor } from '../core/redact.ts';
import type { LogLine } from '../deploy/ports.ts';
import { Diagnostic, diagnosticText } from './diagnostics.ts';

const Resource = z.object({ addr: z.string() });
const Change = z.object({ resource: Resource, action: z.string() });
const Hook = z.object({
  resource: Resource,
  action: z.string(),
  id_value: z.string().optional(),
  elapsed_seconds: z.number().optional(),
});
const Counts = z.object({ add: z.number(), change: z.number(), remove: z.number(), operation: z.string() });
const at = { '@timestamp': z.coerce.date() };

/** Lines that people are told. What outputs and provisioners print is left out: nobody knows what is in it. */
const Line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('version'), terraform: z.string().optional(), tofu: z.string().optional(), ...at }),
  z.object({ type: z.enum(['planned_change', 'resource_drift']), change: Change, ...at }),
  z.object({ type: z.literal('change_summary'), changes: Counts, ...at }),
  z.object({ type: z.literal('refresh_complete'), hook: z.object({ resource: Resource }), ...at }),
  z.object({ type: z.enum(['apply_start', 'apply_progress', 'apply_complete', 'apply_errored']), hook: Hook, ...at }),
  z.object({ type: z.literal('diagnostic'), diagnostic: Diagnostic, ...at }),
]);
type Line = z.infer<typeof Line>;
type Said = Pick<LogLine, 'is' | 'text'>;

const LONGEST = 4_000;
/** A run that says more than this is not read to its end by anybody. */
export const MOST_LINES = 20_000;

/** One line of the engine's `-json` stream as people read it; undefined for one that says nothing to them. */
export function wordsOf(text: string, n: number, redact: Redactor): LogLine | undefined {
  const line = n <= MOST_LINES ? parse(text) : undefined;
  if (!line) return undefined;
  const said = say(line);
  return { n, at: line['@timestamp'], ...said, text: redact(said.text).slice(0, LONGEST) };
}

function parse(text: string): Line | undefined {
  try {
    return Line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const info = (text: string): Said => ({ is: 'info', text });

function say(line: Line): Said {
  switch (line.type) {
    case 'version':
      return info(line.tofu === undefined ? `Terraform ${line.terraform ?? ''}` : `OpenTofu ${line.tofu}`);
    case 'planned_change':
      return info(`${line.change.resource.addr}: ${PLANNED[line.change.action] ?? line.change.action}`);
    case 'resource_drift':
      return { is: 'warning', text: `${line.change.resource.addr}: changed outside (${line.change.action})` };
    case 'change_summary': {
      const { operation, add, change, remove } = line.changes;
      return { is: 'done', text: `${operation}: ${add} to add, ${change} to change, ${remove} to destroy` };
    }
    case 'refresh_complete':
      return info(`${line.hook.resource.addr}: read`);
    case 'diagnostic':
      return {
        is: line.diagnostic.severity === 'error' ? 'error' : 'warning',
        text: diagnosticText(line.diagnostic),
      };
    default:
      return step(line.type, line.hook);
  }
}

const PLANNED: Readonly<Record<string, string>> = {
  create: 'will be created',
  update: 'will be changed',
  delete: 'will be destroyed',
  replace: 'will be replaced',
  read: 'will be read',
  move: 'moves',
  import: 'will be imported',
  noop: 'stays as it is',
};

function step(
  type: 'apply_start' | 'apply_progress' | 'apply_complete' | 'apply_errored',
  hook: z.infer<typeof Hook>,
): Said {
  const { resource, action, elapsed_seconds: seconds, id_value: id } = hook;
  const took = seconds === undefined ? '' : ` after ${seconds} s`;
  switch (type) {
    case 'apply_start':
      return info(`${resource.addr}: ${action} begins`);
    case 'apply_progress':
      return info(`${resource.addr}: ${action} goes on${took}`);
    case 'apply_complete':
      return { is: 'done', text: `${resource.addr}: ${action} done${took}${id === undefined ? '' : ` (id ${id})`}` };
    case 'apply_errored':
      return { is: 'error', text: `${resource.addr}: ${action} failed${took}` };
  }
}

/** The lines of a stream that people are told; `before` is how many lines came before these. */
export const wordsIn = (lines: readonly string[], before: number, redact: Redactor): LogLine[] =>
  lines.flatMap((line, index) => wordsOf(line, before + index + 1, redact) ?? []);
