import type { Clock } from './clock.ts';

/** Discord's first millisecond. Source: https://discord.com/developers/docs/reference#snowflakes */
const EPOCH_MS = 1_420_070_400_000n;

/**
 * Ids as Discord makes them: the time in the upper bits, always rising, 19 digits.
 * discord.js finds the rate-limit bucket of a path by 17 to 19 digits, so no other length will do.
 */
export function createSnowflakes(clock: Clock): () => string {
  let last = 0n;
  return () => {
    const byTime = (BigInt(clock.now()) - EPOCH_MS) << 22n;
    last = byTime > last ? byTime : last + 1n;
    return last.toString();
  };
}
