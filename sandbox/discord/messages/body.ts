import type { AllowedMentions } from '../rules/mentions.ts';
import type { Component, EmbedRecord } from './model.ts';

/** A message as it is sent or edited; in an edit, what is absent stays. */
export interface MessageBody {
  content?: string | null;
  embeds?: EmbedRecord[] | null;
  components?: Component[] | null;
  flags?: number | null;
  attachments?: { id?: string | number; filename?: string | null; description?: string | null }[] | null;
  allowed_mentions?: AllowedMentions | null;
  nonce?: string | number | null;
  enforce_nonce?: boolean | null;
  poll?: object | null;
  sticker_ids?: string[] | null;
}

/** A file that came along in a multipart request, `files[index]`. */
export interface UploadedFile {
  index: number;
  filename: string;
  contentType: string;
  content: Buffer;
}
