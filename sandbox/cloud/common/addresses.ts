import { type Cidr, printAddress } from './cidr.ts';
import { numberFor } from './made-up.ts';

/** How many addresses a cloud keeps for itself at the ends of a subnetwork. */
export interface Reserved {
  first: number;
  last: number;
}

/** A free address of a range; always the same for the same seed while nobody takes it. */
export function freeAddress(range: Cidr, reserved: Reserved, seed: string, taken: ReadonlySet<unknown>): string {
  const usable = Math.max(1, range.size - reserved.first - reserved.last);
  const start = numberFor(seed, usable);
  for (let step = 0; step < usable; step++) {
    const address = printAddress(range.first + reserved.first + ((start + step) % usable));
    if (!taken.has(address)) return address;
  }
  return printAddress(range.first + reserved.first);
}

/** A public address out of a range that nobody uses (RFC 5737). */
export function publicAddress({ id }: { id: string }): string {
  return printAddress(203 * 2 ** 24 + 113 * 2 ** 8 + numberFor(id, 256));
}
