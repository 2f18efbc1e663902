import { partsOf } from '../plan/address.ts';

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/;
const KEY = /^[A-Za-z0-9_./:-]{1,40}$/;
const LONGEST = 200;

/** A run of letters and digits as keys have them and names do not. */
const RANDOM_LENGTH = 20;
const RANDOM_ENTROPY = 4;

/**
 * What addresses are called outside: as they are where they are names and short keys, else by type and a number, `aws_s3_bucket#7`. The
 * same address always has the same name here, and no two have one.
 */
export class Aliases {
  readonly #names = new Map<string, string>();
  readonly #addresses = new Map<string, string>();

  nameOf(address: string): string {
    const known = this.#names.get(address);
    if (known !== undefined) return known;
    const name = isPlain(address) ? address : `${typeIn(address)}#${this.#names.size + 1}`;
    this.#names.set(address, name);
    this.#addresses.set(name, address);
    return name;
  }

  /** The address behind a name that was given; exact, or undefined. */
  addressOf(name: string): string | undefined {
    return this.#addresses.get(name);
  }
}

function isPlain(address: string): boolean {
  const parts = partsOf(address);
  const isWhole = parts.map(
    ({ name, key }) => name + (key === undefined ? '' : `[${typeof key === 'number' ? key : `"${key}"`}]`),
  );
  return (
    address.length <= LONGEST &&
    isWhole.join('.') === address &&
    parts.every(({ name, key = '' }) => IDENTIFIER.test(name) && !isRandom(name) && (key === '' || isPlainKey(key)))
  );
}

const isPlainKey = (key: string | number): boolean => typeof key === 'number' || (KEY.test(key) && !isRandom(key));

const typeIn = (address: string): string =>
  partsOf(address).findLast(({ name }) => /^[a-z][a-z0-9]{1,20}_[a-z0-9_]{1,40}$/.test(name))?.name ?? 'resource';

/** True for what looks like a key or token: long, and with nearly as many different characters as chance would give it. */
export function isRandom(text: string): boolean {
  return text
    .split(/[^A-Za-z0-9+/=]+/)
    .some((run) => run.length >= RANDOM_LENGTH && /\d/.test(run) && entropyOf(run) > RANDOM_ENTROPY);
}

/** Bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const one of text) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0);
}
