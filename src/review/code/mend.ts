import type { Mend } from '../../core/review.ts';
import { hasValue, setValue } from '../../repo/hcl/set-value.ts';
import { withoutKeys } from '../plan/address.ts';
import { blocksIn, type CodeBlock } from './blocks.ts';

/**
 * A file with one constant in it; every other byte stays as it is. Undefined where a person has to decide: the block is not there, or says it
 * in a way of its own.
 */
export function mended(source: string, mend: Mend): string | undefined {
  const block = blockOf(source, mend);
  if (!block || isMended(block, mend)) return block && source;
  const edit = setValue(block.lines.join('\n'), mend.path, mend.value);
  if (!edit) return undefined;
  const lines = source.split('\n');
  const at = block.line + edit.line - 2;
  const end = lines[at]?.endsWith('\r') ? '\r' : '';
  return lines.with(at, `${edit.text.replaceAll('\n', `${end}\n`)}${end}`).join('\n');
}

/** The only block of a file that an address can be about. */
export function blockOf(source: string, { file, address }: Pick<Mend, 'file' | 'address'>): CodeBlock | undefined {
  const at = withoutKeys(address).split('.').slice(-2).join('.');
  const [block, ...twins] = blocksIn(new Map([[file, source]])).filter((one) => one.at === at);
  return twins.length === 0 ? block : undefined;
}

export const isMended = ({ lines }: CodeBlock, { path, value }: Mend): boolean =>
  hasValue(lines.join('\n'), path, value);
