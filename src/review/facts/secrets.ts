import { gunzipSync } from 'node:zlib';
import { SENSITIVE, SENSITIVE_CHANGED } from '../../core/plan-json/mask.ts';
import { MASK } from '../../core/redact.ts';

/** Secrets that are known by their shape, and what stands where one was taken out. */
const SHAPES =
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{16,255}|\bgithub_pat_[A-Za-z0-9_]{16,255}|\bsk_live_[A-Za-z0-9]{8,255}|\bxox[bapors]-[\w-]{8,255}|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----|\bAccountKey=[A-Za-z0-9+/=]{20,120}|\beyJ[\w-]{8,4096}\.eyJ[\w-]{8,8192}\.[\w-]{8,2048}|\bAIza[\w-]{35}\b|\bglpat-[\w-]{20}/;

const isHidden = (text: string): boolean => text === SENSITIVE || text === SENSITIVE_CHANGED || text.includes(MASK);

/** A secret by its shape, or the place of one that was hidden. */
export const looksSecret = (text: string): boolean => SHAPES.test(text) || isHidden(text);

/** Names of what is kept secret; `password_length`, `secret_arn` and the like are about one. */
const SECRET_NAME =
  /(?:^|[_.-])(?:password|passwd|pwd|passphrase|secret|token|api_?key|private_?key|secret_?key|access_?key|client_?secret|connection_?string|secret_?string)$/i;

/** `DB_PASSWORD`, `master_password`, `adminPassword`. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));

/** What names a secret that is kept elsewhere, or is plainly none. */
const REFERENCE =
  /^(?:arn:|\/|@Microsoft\.KeyVault|projects\/[^/]+\/secrets\/|vault:|ssm:|https?:\/\/|\{\{|<)|\$\{|\/secrets?\//i;
const PLAIN = /^(?:true|false|null|none|enabled|disabled|required|optional|default|\d+)$/i;

/** Whether a value could be a secret itself. */
export const isSecretValue = (value: string): boolean =>
  isHidden(value) || (value.trim() !== '' && !REFERENCE.test(value) && !PLAIN.test(value));

/** A value to be put in later: the usual way to make a secret whose value is kept out of code. */
export const isPlaceholder = (value: string): boolean =>
  /^(?:change|replace|place-?holder|todo|tbd|dummy|example|initial|set[-_ ]?me|to[-_ ]?be|rotate|managed|unset)/i.test(
    value,
  );

/** `export DB_PASSWORD="…"` in a script; what is read from elsewhere begins with a dollar. */
const ASSIGNMENT = /(?:^|[\s;"'{,])([A-Za-z_][\w.-]{0,60})["']?\s{0,3}[=:]\s{0,3}["']?([^\s"'`;,$<({]{6,200})/g;

const assignsSecret = (text: string): boolean =>
  [...text.matchAll(ASSIGNMENT)].some(
    ([, name = '', value = '']) => isSecretName(name) && isSecretValue(value) && !isPlaceholder(value),
  );

/** Whether a script holds a secret, as it is or in base64, zipped or not. */
export const scriptHoldsSecret = (text: string): boolean =>
  [text, ...decoded(text)].some((one) => looksSecret(one) || assignsSecret(one));

const LONGEST_SCRIPT = 1_000_000;

function decoded(text: string): string[] {
  if (text.length > LONGEST_SCRIPT || !/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return [];
  const bytes = Buffer.from(text, 'base64');
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return [(isZipped ? gunzipSync(bytes, { maxOutputLength: LONGEST_SCRIPT }) : bytes).toString('utf8')];
  } catch {
    return []; // it only began like a zipped text
  }
}
