/**
 * Work that cannot go on until somebody outside lets us in again: neither a fault nor an answer. Whoever runs such work puts it off whole,
 * however long that takes, and counts no attempt.
 */
export class Paused extends Error {
  constructor(
    readonly what: string,
    /** What a person can do about it. */
    readonly wayOn: string,
  ) {
    super(`${what}. ${wayOn}`);
    this.name = 'Paused';
  }
}
