/** Takes secrets out of a text. Everything that leaves us (comment, log, Discord, prompt) passes one of these. */
export type Redactor = (text: string) => string;

export const MASK = '[redacted]';

/** Shorter strings are not secrets that can be looked for: masking "prod" everywhere would hide more than it protects. */
const SHORTEST = 6;

/**
 * Secrets known by their shape, wherever they come from. Every repetition is bounded or anchored, so that hostile text costs
 * linear time. Sources: GitHub "Behind GitHub's new authentication token formats"; AWS IAM unique identifiers; RFC 7468, 6750, 7617, 3986.
 */
const SHAPES: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,30}PRIVATE KEY-----|$)/g, MASK],
  [/\b(?:gh[pousr]_[A-Za-z0-9]{16,255}|github_pat_[A-Za-z0-9_]{16,255})/g, MASK],
  [/\bgops_[\w-]{43}/g, MASK],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, MASK],
  [/(\baws_(?:secret_access_key|session_token)["']?\s{0,4}[=:]\s{0,4}["']?)[A-Za-z0-9/+=]{16,2048}/gi, `$1${MASK}`],
  [/\bya29\.[\w.-]{16,2048}/g, MASK],
  [/\bAIza[\w-]{35}/g, MASK],
  [/\bgsk_[A-Za-z0-9]{20,255}/g, MASK],
  [/\beyJ[\w-]{8,4096}\.eyJ[\w-]{8,8192}\.[\w-]{8,2048}/g, MASK],
  [/(\bauthorization["']?\s{0,4}[:=]\s{0,4}["']?(?:bearer|basic|token)\s{1,4})[^\s"',;]{1,8192}/gi, `$1${MASK}`],
  [/(\b(?:bearer|basic)\s{1,4})[A-Za-z0-9._~+/-]{16,8192}={0,2}/gi, `$1${MASK}`],
  [/(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#@"'<>]{1,1024}@/gi, `$1${MASK}@`],
];

/** The ways one secret may be written: as it is, inside JSON, inside a URL, in base64. */
function* spellings(secret: string): Generator<string> {
  yield secret;
  yield JSON.stringify(secret).slice(1, -1);
  if (!/\p{Surrogate}/u.test(secret)) yield encodeURIComponent(secret);
  yield Buffer.from(secret, 'utf8').toString('base64');
}

/** Masks every place that any of `needles` covers; places that overlap become one, so that no tail of a secret stays behind. */
function maskKnown(text: string, needles: readonly string[]): string {
  const spans: [start: number, end: number][] = [];
  for (const needle of needles) {
    for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1))
      spans.push([at, at + needle.length]);
  }
  spans.sort(([a], [b]) => a - b);
  let masked = '';
  let done = 0;
  for (const [start, end] of spans) {
    if (start >= done) masked += text.slice(done, start) + MASK;
    done = Math.max(done, end);
  }
  return masked + text.slice(done);
}

/** A redactor for these secrets and for everything that looks like one. Secrets under 6 characters are ignored. */
export function createRedactor(secrets: readonly string[]): Redactor {
  const known = secrets.filter((secret) => secret.length >= SHORTEST);
  const needles = [...new Set(known.flatMap((secret) => [...spellings(secret)]))];
  return (text) =>
    SHAPES.reduce((masked, [shape, replacement]) => masked.replace(shape, replacement), maskKnown(text, needles));
}
