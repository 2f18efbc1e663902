/** Monthly dollars of something. Not `complete`: part of it has no known price and is not in `usd`. */
export interface Price {
  usd: number;
  isComplete: boolean;
}

export const FREE: Price = { usd: 0, isComplete: true };
export const UNKNOWN: Price = { usd: 0, isComplete: false };

/** A price that may not be known. */
export const priceOf = (usd: number | undefined): Price => (usd === undefined ? UNKNOWN : { usd, isComplete: true });

export const total = (prices: readonly Price[]): Price => ({
  usd: prices.reduce((sum, { usd }) => sum + usd, 0),
  isComplete: prices.every(({ isComplete }) => isComplete),
});
