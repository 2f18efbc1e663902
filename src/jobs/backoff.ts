/** Attempts after which the wait grows no more: e^10 seconds are six hours. */
const LONGEST_AT = 10;

/**
 * Milliseconds to wait after a failed attempt, counted from 1: about 3 s, 7 s, 20 s, 55 s, … six hours. `random` in [0, 1) spreads them
 * by a fifth either way, so that jobs that failed together do not come back together.
 */
export const backoffMs = (attempt: number, random: number): number =>
  Math.round(1_000 * Math.exp(Math.min(attempt, LONGEST_AT)) * (0.8 + 0.4 * random));
