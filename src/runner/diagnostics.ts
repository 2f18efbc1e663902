import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** A diagnostic as the engine's `-json` stream carries it. Source: https://developer.hashicorp.com/terraform/internals/machine-readable-ui */
export const Diagnostic = z.object({
  severity: z.string(),
  summary: z.string(),
  detail: z.string().optional(),
  address: z.string().optional(),
  range: z.object({ filename: z.string(), start: z.object({ line: z.number() }) }).nullish(),
  snippet: z.object({ context: z.string().nullish(), code: z.string() }).nullish(),
});
export type Diagnostic = z.infer<typeof Diagnostic>;

/** A diagnostic the way the engine prints it for people. */
export function diagnosticText({ severity, summary, detail, address, range, snippet }: Diagnostic): string {
  const place = range
    ? `  on ${range.filename} line ${range.start.line}${snippet?.context ? `, in ${snippet.context}` : ''}:`
    : '';
  return [
    `${severity === 'warning' ? 'Warning' : 'Error'}: ${summary}`,
    ...(address === undefined ? [] : [`  with ${address}`]),
    ...(place === '' ? [] : [place]),
    ...(snippet ? [`    ${snippet.code.trim()}`] : []),
    ...(detail === undefined || detail === '' ? [] : ['', detail]),
  ].join('\n');
}

/** Texts of what an engine found, apart by how grave it is. */
export interface Told {
  errors: string[];
  warnings: string[];
}

/** What `validate -json` prints; undefined where it printed something else. */
export function validationIn(printed: string): Told | undefined {
  const read = Validation.safeParse(parsed(printed)).data;
  if (!read) return undefined;
  const texts = (severity: string) =>
    read.diagnostics.filter((one) => one.severity === severity).map((one) => diagnosticText(one));
  return { errors: texts('error'), warnings: texts('warning') };
}

/** Source: https://developer.hashicorp.com/terraform/cli/commands/validate#json-output-format */
const Validation = z.object({ diagnostics: z.array(Diagnostic) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a command without a `-json` stream printed, without its colours: errors where there are any. */
export const printedText = ({ stdout, stderr }: { stdout: string; stderr: string }): string =>
  stripVTControlCharacters(stderr.trim() || stdout.trim());

/** Longest text of a failure; the first errors say why, so the rest is cut. */
const MAX_TEXT = 20_000;

export const shortened = (text: string): string =>
  text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}\n… ${text.length - MAX_TEXT} more characters`;
