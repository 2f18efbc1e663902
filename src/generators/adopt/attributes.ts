import { readFileSync } from 'node:fs';
import type { Json } from '../../core/json.ts';

/** What changing the attributes of a type does. Paths have dots for blocks and no indexes. */
interface TypeFacts {
  /** A change makes the resource anew. */
  replaces: readonly string[];
  /** A change stops it, or what runs in it, for a moment. */
  interrupts?: readonly string[];
  /** What is not written is taken away: the provider fills in nothing of its own. */
  kept: readonly string[];
  /** What stands there when nothing is written, where that is not empty. */
  defaults?: Readonly<Record<string, Json>>;
}

let loaded: Readonly<Record<string, TypeFacts>> | undefined;

/**
 * Facts of the types we write, of the versions we write for (hashicorp/google 6.50, hashicorp/azurerm 4.79, hashicorp/aws 5.100): schemas,
 * ForceNew and CustomizeDiff of the first two, PlanResourceChange of the last. What azurerm replaces on a condition only counts as replaced
 * always. Undefined for a type of which nothing is known: then nothing may change.
 */
export function factsOf(type: string): TypeFacts | undefined {
  loaded ??= JSON.parse(readFileSync(new URL('data/attributes.json', import.meta.url), 'utf8')) as typeof loaded;
  return loaded && Object.hasOwn(loaded, type) ? loaded[type] : undefined;
}
