import type { Json } from '../../core/json.ts';
import type { Kind } from '../../core/request.ts';

/** What becomes of something; `none`: it is there and stays as it is. */
export type ThingAct = 'create' | 'change' | 'delete' | 'replace' | 'none';

/** What cannot be known before an apply, or is a secret. */
export const UNKNOWN = Symbol('unknown');
export type Unknown = typeof UNKNOWN;

/** One resource as a policy sees it: of a request, or of a plan. */
export interface Thing {
  /** `vm-web` of a request, `module.db.TYPE.main[0]` of a plan. */
  at: string;
  kind: Kind;
  /** Of terraform; absent where a request is judged. */
  type?: string;
  act: ThingAct;
  /** It is what people mean by its kind, not a part that goes with it: what counts. */
  isMain: boolean;
  /** Names it is known by. */
  names: readonly (string | Unknown)[];
  tags: Readonly<Record<string, string | Unknown>> | Unknown;
  /** As it will be; as it was, where it goes. */
  values: Json;
  /** `true` where a value is not known yet, in the shape of `values`. */
  unknown: Json;
  /** What is known of it by other ways than its attributes: `region`, `size`. */
  facts: Readonly<Record<string, Json | Unknown>>;
  /** Of it alone, as it will be; unknown where something of it has no price. */
  monthlyUsd: number | Unknown;
}
