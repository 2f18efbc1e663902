const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

export const usd = (amount: number): string => dollars.format(amount);

export const monthly = (amount: number): string => `${usd(amount)}/mo`;

/** What a change adds, with its sign: `+$24.46/mo`. */
export const addedMonthly = (amount: number): string => `${amount < 0 ? '−' : '+'}${monthly(Math.abs(amount))}`;
