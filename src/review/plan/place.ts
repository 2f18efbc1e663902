import type { Json } from '../../core/json.ts';
import { SENSITIVE, SENSITIVE_CHANGED } from '../../core/plan-json/mask.ts';
import { fieldAt, fieldsOf, isFields, listOf } from '../../core/plan-json/tree.ts';

/**
 * A place in the values of a resource: known, absent, or not known before the apply. Null, nothing, an empty text and an empty list are
 * absent. What is unknown reads as undefined, whatever is asked: a comparison with it finds nothing.
 */
export class Place {
  readonly #value: Json | undefined;
  readonly #unknown: Json | undefined;
  /** A secret stands here that was taken out of the plan. */
  readonly isHidden: boolean;

  constructor(value: Json | undefined, unknown?: Json) {
    this.isHidden = value === SENSITIVE || value === SENSITIVE_CHANGED;
    this.#value = value === null || this.isHidden ? undefined : value;
    this.#unknown = this.isHidden ? true : unknown;
  }

  /** What is known of it, as it stands in the plan. */
  get json(): Json | undefined {
    return this.#value;
  }

  /** Not known before the apply, as a whole. A secret that was hidden is there, and not known. */
  get isUnknown(): boolean {
    return this.#unknown === true;
  }

  get isAbsent(): boolean {
    if (hasUnknown(this.#unknown)) return false;
    const value = this.#value;
    return (
      value === undefined || value === '' || (typeof value === 'object' && Object.keys(fieldsOf(value)).length === 0)
    );
  }

  /** `settings.ip_configuration.ssl_mode`: of blocks that stand in a list, the first. */
  at(path: string): Place {
    if (path === '') return this;
    return path.split('.').reduce<Place>((place, name) => place.#first().#field(name), this);
  }

  /** The entries of a list; the fields of a map do not count. */
  each(path: string): Place[] {
    const list = this.at(path);
    if (list.isUnknown) return [];
    const length = Math.max(listOf(list.#value).length, listOf(list.#unknown).length);
    return Array.from({ length }, (_, at) => list.#field(String(at)));
  }

  flag(path: string, otherwise?: boolean): boolean | undefined {
    const word = this.word(path, String(otherwise));
    return word === 'true' ? true : word === 'false' ? false : undefined;
  }

  text(path: string, otherwise?: string): string | undefined {
    return this.at(path).#text(otherwise);
  }

  /** A text in lower case, as clouds do not tell `Allow` from `allow`. */
  word(path: string, otherwise?: string): string | undefined {
    return this.text(path, otherwise)?.toLowerCase();
  }

  number(path: string, otherwise?: number): number | undefined {
    const text = this.text(path, otherwise === undefined ? undefined : String(otherwise));
    const number = Number(text);
    return text === undefined || Number.isNaN(number) ? undefined : number;
  }

  /** Known texts of a list, or a single one. */
  texts(path: string): string[] {
    const place = this.at(path);
    const all = Array.isArray(place.#value) ? this.each(path) : [place];
    return all.flatMap((one) => one.#text() ?? []);
  }

  /** The fields of a map with known texts. */
  entries(path: string): [key: string, value: string][] {
    const place = this.at(path).#first();
    return Object.keys(isFields(place.#value) ? place.#value : {}).flatMap((key): [string, string][] => {
      const text = place.#field(key).#text();
      return text === undefined ? [] : [[key, text]];
    });
  }

  /** The names in a map, also of what is not known yet. */
  keys(path: string): string[] {
    const place = this.at(path).#first();
    return [...new Set([place.#value, place.#unknown].flatMap((one) => (isFields(one) ? Object.keys(one) : [])))];
  }

  #text(otherwise?: string): string | undefined {
    if (this.isUnknown) return undefined;
    const value = this.#value;
    const isText =
      typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== '');
    return isText ? String(value) : otherwise;
  }

  #field(name: string): Place {
    return this.#unknown === true ? this : new Place(fieldAt(this.#value, name), fieldAt(this.#unknown, name));
  }

  #first(): Place {
    return Array.isArray(this.#value) || Array.isArray(this.#unknown) ? this.#field('0') : this;
  }
}

/** `after_unknown` names known places too, as `false` or as something empty. */
const hasUnknown = (unknown: Json | undefined): boolean =>
  unknown === true || Object.values(fieldsOf(unknown)).some(hasUnknown);
