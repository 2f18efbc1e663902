/** Turns texts into vectors that are near each other when the texts mean alike. */
export interface Embedder {
  /** Vectors of different models are never compared. */
  model: string;
  /** One vector of length 1 for each text, in order. @throws Error when the far end does not give them in time */
  embed(texts: readonly string[], use: 'document' | 'query'): Promise<Float32Array[]>;
}

/** How alike two vectors of length 1 are: 1 is the same direction. */
export function likeness(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
