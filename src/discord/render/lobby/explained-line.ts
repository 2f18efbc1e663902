import type { DeployView } from '../../../deploy/ports.ts';
import type { Translate } from '../../words/t.ts';
import { code, inline } from '../text.ts';

/** A model's sentence on what a rule says, of one resource where that matters; it decides nothing. */
export function explainedLine(
  draft: DeployView['draft'],
  { rule, of }: { rule: string; of?: string },
  t: Translate,
): string | undefined {
  const { model, sentences } = draft?.explained ?? { model: '', sentences: [] };
  const found = sentences.find(({ cites, address }) => cites.includes(rule) && (of === undefined || of === address));
  if (!found) return undefined;
  const { text, address } = found;
  return `-# 🤖 ${t('draft.explained', { text: inline(text, 220), model: code(model, 60), of: code(address, 63) })}`;
}
