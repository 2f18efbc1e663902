import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../cty/json.ts';
import { readIfThere, readJsonFolder, writeJson } from './files.ts';

/** Something that exists in the pretend cloud. */
export interface CloudObject {
  /** The resource type, `google_compute_instance`. */
  type: string;
  /** terraform's id of it, `projects/p/zones/z/instances/n`. */
  id: string;
  name: string;
  /** Its state as terraform's state file holds it. */
  attributes: { [name: string]: Json };
}

/**
 * The objects of a cloud, one JSON file each: terraform processes and tests that run side by side never share a file.
 * `key` tells two objects of a type apart; it is the id, where ids are unique.
 */
export class Objects {
  readonly #folder: string;

  constructor(cloudDir: string) {
    this.#folder = join(cloudDir, 'objects');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  get(type: string, key: string): CloudObject | undefined {
    const text = readIfThere(this.#file(type, key));
    return text === undefined ? undefined : JSON.parse(text).object;
  }

  put(key: string, object: CloudObject): void {
    writeJson(this.#file(object.type, key), { key, object });
  }

  /** Removes an object; one that is not there is no fault. */
  remove(type: string, key: string): void {
    rmSync(this.#file(type, key), { force: true });
  }

  list(): CloudObject[] {
    return this.#entries().map(({ object }) => object);
  }

  /** The object that a configuration means: by its id, by a link that ends in the id, or by its bare name. */
  refer(type: string, reference: string): CloudObject | undefined {
    const all = this.list().filter((object) => object.type === type);
    return (
      all.find(({ id }) => reference === id || reference.endsWith(`/${id}`)) ??
      all.find(({ name }) => reference === name)
    );
  }

  /**
   * The object that terraform knows by that id, with its key.
   * @throws Error when there is none
   */
  find(type: string, id: string): { key: string; object: CloudObject } {
    const found = this.#entries().find(({ object }) => object.type === type && object.id === id);
    if (!found) throw new Error(`The sandbox cloud has no ${type} "${id}"`);
    return found;
  }

  #entries(): { key: string; object: CloudObject }[] {
    return readJsonFolder(this.#folder).map(({ text }) => JSON.parse(text));
  }

  #file(type: string, key: string): string {
    const hash = createHash('sha256').update(key).digest('hex').slice(0, 20);
    return join(this.#folder, `${type}-${hash}.json`);
  }
}
