/** A picture of amounts side by side, the largest first: drawn where it is shown. */
export interface BarChart {
  title: string;
  /** Of what: `$ a month`. */
  unit: string;
  bars: readonly Bar[];
}

export interface Bar {
  name: string;
  value: number;
  /** On top of it, in another shade. */
  more?: number;
  /** Marked by a line across the bar. */
  limit?: number;
}
