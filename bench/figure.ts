/** One thing that was measured, several times. */
export interface Figure {
  what: string;
  unit: 'ms' | 'MB' | 'x' | '/s' | 'calls';
  /** In the order of measuring; at least one. */
  values: readonly number[];
  /** What it should not pass; absent for figures that only explain another. */
  target?: Target;
}

/** `below` is passed by the target itself, `atMost` is not. */
export type Target = { of: keyof Summary } & ({ below: number } | { atMost: number });

export interface Summary {
  min: number;
  median: number;
  p95: number;
  p99: number;
  max: number;
}

/** The value that so large a share of the others does not pass. */
export function quantile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export function summaryOf(values: readonly number[]): Summary {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    min: quantile(sorted, 0),
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    max: quantile(sorted, 1),
  };
}

/** Undefined without a target. */
export function isMet({ values, target }: Figure): boolean | undefined {
  if (!target) return undefined;
  const measured = summaryOf(values)[target.of];
  return 'below' in target ? measured < target.below : measured <= target.atMost;
}
