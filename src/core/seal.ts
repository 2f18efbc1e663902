import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** One key of the ring: 32 bytes, and the name that every ciphertext made with it carries. */
export interface SealKey {
  id: string;
  key: Uint8Array;
}

/**
 * Seals bytes with AES-256-GCM. `aad` says what the bytes are (`state:<id>:<serial>`): it is not stored, and opening with
 * another one fails, so that a ciphertext cannot be moved to another place.
 */
export interface Sealer {
  seal(bytes: Uint8Array, aad: string): Uint8Array;
  /** @throws Error when the key is not in the ring, or key, `aad` or bytes are not what was sealed */
  open(sealed: Uint8Array, aad: string): Uint8Array;
}

// Layout: format (1 byte) · length of the key id (1 byte) · key id · nonce (12) · ciphertext · tag (16).
const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

/** Id of the key that a ciphertext was sealed with; what `rotate-key` looks for. @throws Error when the bytes were not sealed by us */
export function keyIdOf(sealed: Uint8Array): string {
  const length = sealed[1] ?? 0;
  if (sealed[0] !== FORMAT || length === 0 || sealed.length < 2 + length + NONCE + TAG) {
    throw new Error('these bytes were not sealed by GuildOps, or were cut short');
  }
  return Buffer.from(sealed.subarray(2, 2 + length)).toString('utf8');
}

/** The header is authenticated too: a ciphertext that claims another key, or another format, does not open. */
const authenticated = (header: Uint8Array, aad: string): Buffer => Buffer.concat([header, Buffer.from(aad, 'utf8')]);

/**
 * A sealer that seals with the first key and opens with any: a new key is put in front, old ones stay until nothing names them.
 * @throws Error when there is no key, a key is not 32 bytes, or an id is empty, longer than 255 bytes or used twice
 */
export function createSealer(keys: readonly SealKey[]): Sealer {
  const ring = new Map(keys.map(({ id, key }) => [id, Buffer.from(key)]));
  const current = keys[0];
  if (!current || ring.size !== keys.length) throw new Error('a sealer needs at least one key, each with its own id');
  for (const [id, key] of ring) checkKey(id, key);
  const id = Buffer.from(current.id, 'utf8');
  const header = Buffer.concat([Buffer.from([FORMAT, id.length]), id]);
  const currentKey = Buffer.from(current.key);

  return {
    seal(bytes, aad) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', currentKey, nonce).setAAD(authenticated(header, aad));
      return Buffer.concat([header, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    open(sealed, aad) {
      const keyId = keyIdOf(sealed);
      const key = ring.get(keyId);
      if (!key) throw new Error(`sealed with key "${keyId}", which is not among the keys given`);
      const start = 2 + Buffer.byteLength(keyId);
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(start, start + NONCE), {
        authTagLength: TAG,
      })
        .setAAD(authenticated(sealed.subarray(0, start), aad))
        .setAuthTag(sealed.subarray(-TAG));
      return finish(decipher, sealed.subarray(start + NONCE, -TAG), keyId);
    },
  };
}

function checkKey(id: string, key: Uint8Array): void {
  const bytes = Buffer.byteLength(id);
  if (bytes === 0 || bytes > 255) throw new Error('the id of a key has 1 to 255 bytes');
  if (key.length !== 32) throw new Error(`key "${id}" has ${key.length} bytes; AES-256 needs 32`);
}

type Decipher = ReturnType<typeof createDecipheriv>;

function finish(decipher: Decipher, ciphertext: Uint8Array, keyId: string): Uint8Array {
  const clear = decipher.update(ciphertext);
  try {
    return Buffer.concat([clear, decipher.final()]);
  } catch {
    throw new Error(`does not open with key "${keyId}": another key, another place, or changed bytes`);
  }
}
