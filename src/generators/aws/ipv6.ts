import { z } from 'zod';

const cidr = z.cidrv6();

/** Whether a text is an IPv6 range that begins at its own first address: AWS takes no other. */
export function isWholeIpv6(text: string): boolean {
  if (!cidr.safeParse(text).success || text.includes('.')) return false;
  const [address = '', length] = text.split('/');
  return numberOf(address) % 2n ** BigInt(128 - Number(length)) === 0n;
}

/** `::` stands for as many zero groups as are missing of eight. */
function numberOf(address: string): bigint {
  const [head = [], tail = []] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}
