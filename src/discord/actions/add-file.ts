import { Refusal } from '../../core/refusal.ts';
import type { ActionHandler } from '../context.ts';
import { cardId } from '../custom-id.ts';
import type { SentFile } from '../files.ts';
import type { Card } from '../message.ts';
import { BATCH_FILE } from '../opening/upload-form.ts';
import { clip, code, lines } from '../render/text.ts';
import { type Answering, draftAnswer, orAnotherTry } from './draft-answer.ts';

/** Takes all that a file asks for into a draft, or tells every bad row and takes nothing. */
export async function addSent(context: Answering, file: SentFile): Promise<Card> {
  const { by, deploy, needs, t } = context;
  const bytes = await needs.readSent(file);
  const answer = await needs.useCases.addBatch({ deploy: deploy.id, by, file: { name: file.name, bytes } });
  const names = clip(
    answer.keys.map((key) => `~ ${code(key, 77)}`),
    1000,
    t,
  );
  const head =
    answer.keys.length > 0
      ? lines(`✅ ${t('answer.from-file', { count: answer.keys.length, file: code(file.name) })}`, names)
      : `✅ ${t('answer.file-known', { file: code(file.name) })}`;
  return draftAnswer(context, head, answer);
}

/** The form with the file. */
export const addFile: ActionHandler = async (context) => {
  const { asked, id, deploy } = context;
  const file = asked.kind === 'form' ? asked.files?.[BATCH_FILE] : undefined;
  if (!file) throw new Refusal({ code: 'bad-input', field: 'file', why: 'none came along', expected: 'one file' });
  return orAnotherTry(context, cardId('upload', deploy.id, id.at), () => addSent(context, file));
};
