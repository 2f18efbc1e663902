import type { Json } from './json.ts';
import type { Delta } from './request.ts';

/** How code could come to say what is there already; worked out when that was found. */
export interface Acceptance {
  /** Of a project of ours: what changes in its resource files. */
  deltas: readonly Delta[];
  /** Of code that people wrote. */
  edits: readonly LiteralEdit[];
  /** What only a person can say. */
  byHand: readonly ByHand[];
}

/** A plain value in a resource block becomes another one. */
export interface LiteralEdit {
  /** `terraform_data.web`, of the root module and of one object. */
  address: string;
  /** `['labels', 'team']` */
  path: readonly string[];
  from: Plain;
  to: Plain;
}

export type Plain = string | number | boolean;

export const isPlain = (value: Json | undefined): value is Plain =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** Something that no program should write, and why; plain text, of which addresses and names are other people's. */
export interface ByHand {
  at: string;
  why: string;
}

/** The code says all of it already. */
export const isSaid = ({ deltas, edits }: Acceptance): boolean => deltas.length + edits.length === 0;
