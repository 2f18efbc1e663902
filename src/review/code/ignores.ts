/** A comment that says what a rule finds may be. */
export interface Ignore {
  /** Ids of rules, ours or those of a public scanner, in upper case. */
  rules: readonly string[];
  reason?: string;
  /** The last day it counts, `2027-01-31`. */
  until?: string;
  file: string;
  line: number;
}

const OURS = /(?:#|\/\/|\/\*)\s*guildops:ignore\s+([\w-]+(?:\s*,\s*[\w-]+)*)(.*)$/;
const TRIVY = /(?:#|\/\/|\/\*)\s*(?:tfsec|trivy):ignore:([\w-]+)(?::exp:(\d{4}-\d{2}-\d{2}))?/;
const CHECKOV = /(?:#|\/\/|\/\*)\s*checkov:skip=([\w-]+)(?::(.*?))?\s*(?:\*\/)?$/;

/**
 * What a line says may be: `# guildops:ignore NET-001 reason="the office" until=2027-01-31`, or the comments that Trivy, tfsec and Checkov
 * read, with their ids.
 */
export function ignoresIn(line: string, file: string, number: number): Ignore[] {
  const at = { file, line: number };
  const [, ours, rest = ''] = OURS.exec(line) ?? [];
  if (ours !== undefined) return [{ rules: idsIn(ours), ...wordsIn(rest), ...at }];
  const [, trivy, until] = TRIVY.exec(line) ?? [];
  if (trivy !== undefined)
    return [{ rules: idsIn(trivy), reason: 'ignored for Trivy', ...(until && { until }), ...at }];
  const [, checkov, why] = CHECKOV.exec(line) ?? [];
  return checkov === undefined ? [] : [{ rules: idsIn(checkov), reason: why?.trim() || 'skipped for Checkov', ...at }];
}

/** `AWS-0107` is what Trivy calls `AVD-AWS-0107` today. */
const idsIn = (text: string): string[] =>
  text
    .split(',')
    .map((id) => id.trim().toUpperCase())
    .flatMap((id) => (/^(?:AWS|GCP|AZU)-\d{4}$/.test(id) ? [id, `AVD-${id}`] : [id]));

function wordsIn(text: string): Pick<Ignore, 'reason' | 'until'> {
  const reason = /\breason\s*=\s*"([^"]{1,500})"/.exec(text)?.[1]?.trim();
  const until = /\buntil\s*=\s*"?(\d{4}-\d{2}-\d{2})\b/.exec(text)?.[1];
  return { ...(reason && { reason }), ...(until && { until }) };
}
