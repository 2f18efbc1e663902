import { type Digest, digestOf } from '../../core/ids.ts';
import { canonicalJson, type Json } from '../../core/json.ts';
import type { Block } from './blocks.ts';

/** A block without its lines: equal for blocks that say the same, whatever stands between. */
export function blockJson({ type, labels, attributes, blocks }: Omit<Block, 'line'>): Json {
  const values = attributes.map(
    ({ name, parts }): Json => [name, parts.map(({ kind, text }) => `${kind} ${text ?? ''}`)],
  );
  return [type, labels, values, blocks.map(blockJson)];
}

/** Equal for blocks that say the same. */
export const blockDigest = (block: Block): Digest => digestOf(canonicalJson(blockJson(block)));

/** Whether it says everything in plain words: nothing is left to be computed, so that equal words mean the same. */
export const isPlainBlock = ({ attributes, blocks }: Block): boolean =>
  attributes.every(({ parts }) => parts.every(({ text }) => text !== undefined)) && blocks.every(isPlainBlock);
