import type { Problem } from '../../core/refusal.ts';
import { optionalWord } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';

const EXAMPLE = 'the line of a .pub file, such as ssh-ed25519 AAAAC3NzaC1lZDI1… alice';

/** The public half of a key pair, as OpenSSH writes it; who holds the other half can log in. */
export const sshKeyField = optionalWord(
  /^ssh-(?:rsa|ed25519) [A-Za-z0-9+/]{40,1400}={0,3}(?: [\x21-\x7e][\x20-\x7e]{0,99})?$/,
  'a public SSH key',
  EXAMPLE,
);

/** Source: Azure, "Create and use an SSH key pair": RSA from 2048 bits on, and Ed25519. */
const LEAST_RSA_BITS = 2_048;

/** A key that is missing, that says one kind in front and is another, or that Azure finds too short. */
export function sshKeyProblems(key: string | undefined): Problem[] {
  const refuse = (why: string, expected = EXAMPLE) => wrong('ssh_public_key', why, expected);
  if (key === undefined) return refuse('it is missing, and machines take no passwords');
  const [kind = '', encoded = ''] = key.split(' ');
  const [name, ...numbers] = fieldsOf(Buffer.from(encoded, 'base64'));
  if (name?.toString('latin1') !== kind) return refuse(`it is no ${kind} key, or a part of it is missing`);
  if (kind !== 'ssh-rsa')
    return numbers[0]?.length === 32 ? [] : refuse(`it is no ${kind} key, or a part of it is missing`);
  const bits = (numbers[1]?.length ?? 0) * 8;
  return bits >= LEAST_RSA_BITS
    ? []
    : refuse('it is too short', `an RSA key of ${LEAST_RSA_BITS} bits or more, or Ed25519`);
}

/** Length and bytes, one field after the other (RFC 4253, section 6.6); what is cut off is left out. */
function fieldsOf(bytes: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    fields.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return fields;
}
