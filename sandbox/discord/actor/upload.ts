import type { SentFile } from '../api.ts';
import { attachmentUrl } from '../messages/attachments.ts';
import type { World } from '../world/world.ts';
import type { Resolved } from './resolve.ts';

const asFile = (text: string, index: number): SentFile => ({
  filename: `upload-${index + 1}.txt`,
  contentType: 'text/plain; charset=utf-8',
  content: Buffer.from(text),
});

/** Puts files up, as the client does before it sends a form or a command: the program can fetch them. */
export function upload(world: World, channelId: string, sent: readonly (string | SentFile)[]): Resolved {
  const files = sent.map((each, index) => {
    const file = { id: world.nextId(), ...(typeof each === 'string' ? asFile(each, index) : each) };
    world.uploads.set(file.id, file);
    return file;
  });
  const facts = files.map((file) => {
    const url = attachmentUrl(world, channelId, file);
    const { id, filename, contentType, content } = file;
    const about = {
      id,
      filename,
      size: content.length,
      content_type: contentType,
      url,
      proxy_url: url,
      ephemeral: true,
    };
    return [id, about] as const;
  });
  return { ids: files.map(({ id }) => id), resolved: { attachments: Object.fromEntries(facts) } };
}
