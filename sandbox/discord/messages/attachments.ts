import { errors, invalidForm } from '../http/errors.ts';
import { problem } from '../rules/problem.ts';
import type { World } from '../world/world.ts';
import type { MessageBody, UploadedFile } from './body.ts';
import type { AttachmentRecord } from './model.ts';

/** Without boosts a file may have ten mebibytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/**
 * The attachments of a message after a request: the ones kept, then the files that came along.
 * In an edit a given list names what is kept; no list keeps all.
 * @throws DiscordError 413 for a file too large, 50035 for an entry without its file
 */
export function attachmentsOf(
  world: World,
  { attachments }: MessageBody,
  files: UploadedFile[],
  before: AttachmentRecord[] = [],
): AttachmentRecord[] {
  if (files.some(({ content }) => content.length > MAX_FILE_BYTES)) throw errors.tooLarge();
  const entries = attachments ?? [];
  const kept = attachments ? before.filter(({ id }) => entries.some((entry) => String(entry.id) === id)) : before;
  const lost = entries.filter(
    ({ id }) =>
      !before.some((each) => each.id === String(id)) && !files.some(({ index }) => String(index) === String(id)),
  );
  if (lost.length > 0) {
    throw invalidForm(
      lost.map(({ id }) => problem(['attachments'], 'ATTACHMENT_NOT_FOUND', `No file ${id} came along.`)),
    );
  }
  const added = files.map(({ index, filename, contentType, content }) => {
    const entry = entries.find(({ id }) => String(id) === String(index));
    const description = entry?.description;
    return {
      id: world.nextId(),
      filename: entry?.filename ?? filename,
      contentType,
      content,
      ...(description ? { description } : {}),
    };
  });
  return [...kept, ...added];
}

/** Where a file can be fetched; the sandbox serves it itself. */
export const attachmentUrl = (world: World, channelId: string, { id, filename }: AttachmentRecord) =>
  `${world.url}/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
