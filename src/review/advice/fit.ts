/** How many of each a brief has at most. */
export interface Most {
  changes: number;
  findings: number;
  impact: number;
  knowledge: number;
}

/** As much as a model reads with care. */
const USUAL: Most = { changes: 60, findings: 40, impact: 30, knowledge: 10 };
/** A smaller share of each is tried until it fits. */
const SHARE = 0.8;

/**
 * The largest of ever smaller versions that fits into so many bytes as JSON. Each part of a brief is bounded by itself, so the smallest
 * one, with one of each, always does.
 */
export function fitted<Value>(make: (most: Most) => Value, mostBytes: number): Value {
  for (let most = USUAL; ; most = smaller(most)) {
    const value = make(most);
    if (Buffer.byteLength(JSON.stringify(value)) <= mostBytes) return value;
    if (most.changes === 1) throw new Error(`a brief does not fit into ${mostBytes} bytes`);
  }
}

const smaller = ({ changes, findings, impact, knowledge }: Most): Most => ({
  changes: fewer(changes),
  findings: fewer(findings),
  impact: fewer(impact),
  knowledge: fewer(knowledge),
});

const fewer = (n: number): number => Math.max(1, Math.floor(n * SHARE));
