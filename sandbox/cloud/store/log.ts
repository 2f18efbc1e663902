import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from './chaos.ts';
import { readIfThere } from './files.ts';

/** One step in the life of the cloud. */
export interface CloudOperation {
  /** ISO 8601. */
  at: string;
  operation: Exclude<Operation, 'plan' | 'read'>;
  /** `interrupted`: terraform wanted to stop or went away. After `started` comes one of the others, unless we crashed. */
  outcome: 'started' | 'done' | 'failed' | 'interrupted';
  type: string;
  name: string;
}

/** What happened in a cloud, in order: one line of JSON per step, which concurrent processes can append. */
export class OperationLog {
  readonly #file: string;

  constructor(cloudDir: string) {
    this.#file = join(cloudDir, 'operations.jsonl');
  }

  append(step: Omit<CloudOperation, 'at'>): void {
    appendFileSync(this.#file, `${JSON.stringify({ at: new Date().toISOString(), ...step })}\n`, { mode: 0o600 });
  }

  read(): CloudOperation[] {
    const lines = (readIfThere(this.#file) ?? '').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  }
}
