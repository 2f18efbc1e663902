import type { Type } from '../cty/type.ts';
import type { Rule } from './rule.ts';

/** One argument or result of a resource; the flags are those of `terraform providers schema -json`. */
export interface Attribute {
  readonly type: Type;
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
  readonly deprecated?: true;
  readonly write_only?: true;
}

/** How often a block may be written, and whether the order counts. The three providers use no other nesting. */
export type Nesting = 'single' | 'list' | 'set';

export interface NestedBlock {
  readonly nesting: Nesting;
  readonly min: number;
  /** 0 means without limit. */
  readonly max: number;
  readonly block: Block;
}

export interface Block {
  readonly attributes: { readonly [name: string]: Attribute };
  readonly blocks: { readonly [name: string]: NestedBlock };
}

export interface Schema {
  readonly version: number;
  readonly block: Block;
  /** What else the provider asks of what stands at a dotted path. */
  readonly rules: { readonly [path: string]: Rule };
}

/** Everything a provider says about the shape of its configuration. */
export interface ProviderSchema {
  readonly provider: Schema;
  readonly resources: { readonly [type: string]: Schema };
  readonly data: { readonly [type: string]: Schema };
}
