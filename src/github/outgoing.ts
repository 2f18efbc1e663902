import type { Redactor } from '../core/redact.ts';

/** Fields of GitHub's API that hold texts of ours; `output` is a check run's title, summary, text and annotations, `comments` those of a review. */
const TEXTS = ['title', 'body', 'commit_title', 'commit_message', 'message'] as const;

/** The fields of a request with every secret taken out of its texts: the last look before they are public. */
export function redactTexts(fields: Readonly<Record<string, unknown>>, redact: Redactor): Record<string, unknown> {
  const clean = TEXTS.flatMap((name) => {
    const text = fields[name];
    return typeof text === 'string' ? [[name, redact(text)]] : [];
  });
  const { output, comments } = fields;
  return {
    ...Object.fromEntries(clean),
    ...(isRecord(output) && { output: redactAll(output, redact) }),
    ...(Array.isArray(comments) && { comments: redactValue(comments, redact) }),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const redactAll = (texts: Record<string, unknown>, redact: Redactor): Record<string, unknown> =>
  Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, redactValue(value, redact)]));

function redactValue(value: unknown, redact: Redactor): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, redact));
  return isRecord(value) ? redactAll(value, redact) : value;
}
