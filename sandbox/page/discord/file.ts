import type { SeenFile, SeenMessage } from '../../discord/index.ts';
import { type Html, html } from '../../html.ts';
import { linkOut } from '../parts.ts';

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

const sizeOf = ({ content: { length } }: SeenFile): string =>
  length < 1024 ? `${length} bytes` : `${(length / 1024).toFixed(1)} KB`;

/** The file of a message behind `attachment://name`. */
const attached = ({ files }: SeenMessage, url: string): SeenFile | undefined =>
  files.find(({ filename }) => url === `attachment://${filename}`);

const card = (file: SeenFile): Html =>
  html`<div class="file"><span class="icon" aria-hidden="true">📄</span><div>${linkOut(file.url, file.filename)}<div class="line small">${sizeOf(file)}</div></div></div>`;

/** A file that a component shows; one that is not there shows its address. */
export function fileHtml(message: SeenMessage, url: string): Html {
  const file = attached(message, url);
  return file ? card(file) : html`<div class="file">${linkOut(url, url)}</div>`;
}

/** A picture that came along. Pictures from elsewhere are linked, not loaded. */
export function mediaHtml(
  message: SeenMessage,
  { url, description }: { url: string; description?: string | null | undefined },
  className: string,
): Html {
  const file = attached(message, url);
  if (!file) return linkOut(url, description ?? url);
  return pictureOr(file, description ?? file.filename, className);
}

const isPicture = ({ contentType }: SeenFile): boolean => PICTURES.includes(contentType.split(';')[0] ?? '');

const pictureOr = (file: SeenFile, description: string, className: string): Html =>
  isPicture(file) ? html`<img class="${className}" src="${file.url}" alt="${description}">` : card(file);

/** Files that no component shows stand below the text, as in the client. */
export const looseFiles = (message: SeenMessage): Html[] => {
  const shown = JSON.stringify(message.components);
  return message.files
    .filter(({ filename }) => !shown.includes(JSON.stringify(`attachment://${filename}`)))
    .map((file) => pictureOr(file, file.filename, 'picture'));
};
