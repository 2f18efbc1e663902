import { readFileSync } from 'node:fs';
import type { ResourceValues } from '../../core/plan-json/parse.ts';
import type { Counted } from '../../core/quota.ts';
import type { Kind } from '../../core/request.ts';
import type { Catalog } from '../model.ts';

/** What is known of a cloud wherever it is spoken of. */
export interface Cloud {
  /** For people. */
  title: string;
  /** The terraform provider that we write for, without registry host; the names of its types begin with its name. */
  terraform: {
    name: string;
    source: string;
    version: string;
    /** It works in one region, so that what stands in another one needs a provider of that region. */
    isRegional?: true;
  };
  /** Sources of terraform providers that its projects may use besides. */
  alsoAllowed: readonly string[];
  /**
   * Host names of its APIs, whole, without hosts that its customers run. A run reaches these and nothing else, so that code which got where
   * it should not have finds no way to send anything home but over the cloud itself.
   */
  apis: readonly RegExp[];
  /** Its regions, machines and prices; asked for once. */
  facts(): Catalog;
  /** Which kind a type belongs to, where its name alone does not say. */
  kinds: readonly (readonly [RegExp, Kind])[];
  /** The types that stand for machines. */
  takers: Readonly<Record<string, Taker>>;
  /** The types that count by themselves, one each; beside their own name each is one of the `resources`. */
  counted: Readonly<Record<string, Counted>>;
}

export type Values = NonNullable<ResourceValues['values']>;

/** The machines that one resource of a type stands for; undefined: none. */
export type Taker = (values: Values) => Machines | undefined;

export interface Machines {
  count: number;
  /** As the plan has it; what is no known type is of unknown size. */
  type: unknown;
  /** Nodes of a cluster, which come and go: counted at their largest number. */
  isPool?: boolean;
}

/** Facts made by `scripts/import-catalog.mjs`. */
export const bundled = (file: string) => (): Catalog =>
  JSON.parse(readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8'));

export const single =
  (attribute: string): Taker =>
  (values) => ({ count: 1, type: values[attribute] });

export const numberIn = (values: Values, name: string): number | undefined => {
  const value = values[name];
  return typeof value === 'number' && value >= 0 ? value : undefined;
};

/** The first block of a name; no values where there is none. */
export function blockIn(values: Values, name: string): Values {
  const list: unknown = values[name];
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return typeof first === 'object' && first !== null ? (first as Values) : {};
}
