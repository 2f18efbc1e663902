/** How big a machine is, in the words that rights speak of. */
export const SIZES = ['small', 'medium', 'large', 'xlarge'] as const;
export type Size = (typeof SIZES)[number];

/** Largest vCPUs and GiB of each size; what passes the last is `xlarge`. */
const LIMITS: readonly { size: Size; vcpus: number; ramGib: number }[] = [
  { size: 'small', vcpus: 2, ramGib: 4 },
  { size: 'medium', vcpus: 4, ramGib: 16 },
  { size: 'large', vcpus: 8, ramGib: 32 },
];

/** The smallest size whose vCPUs and memory both suffice. */
export const sizeOf = ({ vcpus, ramGib }: { vcpus: number; ramGib: number }): Size =>
  LIMITS.find((limit) => vcpus <= limit.vcpus && ramGib <= limit.ramGib)?.size ?? 'xlarge';

/** The most that a machine of a size has; `xlarge` has no end. */
export const sizeLimit = (size: Size): { vcpus: number; ramGib: number } | undefined =>
  LIMITS.find((one) => one.size === size);

/** The same in numbers, for people: `4 vCPU and 16 GiB`. */
export function limitText(size: Size): string {
  const limit = sizeLimit(size);
  return limit ? `${limit.vcpus} vCPU and ${limit.ramGib} GiB` : 'any size';
}
