import type { Suggestion } from '../../core/review.ts';
import type { Finding } from '../../core/verdict.ts';
import { setValue } from '../../repo/hcl/set-value.ts';
import type { CodeBlock } from './blocks.ts';
import { remediesFor } from './remedies.ts';

/** Lines of the block of a finding as they would be right; none where the remedy takes more than constants. */
export function suggestionsFor(
  { rule, address, file, line, status, message }: Finding,
  blocks: readonly CodeBlock[],
): Suggestion[] {
  const block = blocks.find((one) => one.file === file && one.line === line);
  if (!block || status === 'suppressed') return [];
  const [type = ''] = block.at.split('.', 1);
  return remediesFor({ rule, message }, type).flatMap(({ path, value }): Suggestion[] => {
    const edit = setValue(block.lines.join('\n'), path, value);
    if (!edit) return [];
    const { text } = edit;
    return [{ rule, address, file: block.file, line: block.line + edit.line - 1, text, path, value }];
  });
}
