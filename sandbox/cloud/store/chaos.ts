import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonFolder, writeJson } from './files.ts';

export type Operation = 'plan' | 'create' | 'read' | 'update' | 'delete';

/** A misfortune that the cloud shall have. */
export interface ChaosRule {
  /** The operation that it strikes. */
  on: Operation;
  /** Only for this resource type; for every type without it. */
  type?: string;
  /** Only for the object of this name; for every name without it. */
  name?: string;
  /**
   * - `fail`: refused, nothing changed. `quota`: the same, in the words of a spent quota.
   * - `midway`: the change is made, then an error is reported; terraform marks a created object as tainted.
   * - `hang`: no answer until terraform is interrupted.
   * - `crash`: the provider is gone without an answer, nothing changed.
   */
  kind: 'fail' | 'quota' | 'midway' | 'hang' | 'crash';
  /** What the cloud says; a fitting text without it. */
  message?: string;
  /** How often it strikes before it is used up; always without it. */
  times?: number;
}

/**
 * The rules of a cloud, one file each, read anew at every operation so that a test in another process can set them. A
 * strike is claimed by a file that only one process can create.
 */
export class Chaos {
  readonly #folder: string;

  constructor(cloudDir: string) {
    this.#folder = join(cloudDir, 'chaos');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  add(rule: ChaosRule): void {
    const order = process.hrtime.bigint().toString().padStart(20, '0');
    writeJson(join(this.#folder, `${order}-${randomUUID()}.json`), rule);
  }

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { mode: 0o700 });
  }

  /** The first rule that fits and is not used up; asking uses up one of its strikes. */
  strike(on: Operation, type: string, name: string): ChaosRule | undefined {
    for (const { name: file, text } of existsSync(this.#folder) ? readJsonFolder(this.#folder) : []) {
      const rule: ChaosRule = JSON.parse(text);
      if (rule.on !== on || (rule.type ?? type) !== type || (rule.name ?? name) !== name) continue;
      if (rule.times === undefined || this.#claim(file, rule.times)) return rule;
    }
    return undefined;
  }

  #claim(file: string, times: number): boolean {
    for (let strike = 1; strike <= times; strike++) {
      try {
        writeFileSync(join(this.#folder, `${file}.${strike}`), '', { flag: 'wx' });
        return true;
      } catch {
        // Taken, by an earlier operation or another process.
      }
    }
    return false;
  }
}
