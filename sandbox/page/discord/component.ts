import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Component, SeenMessage } from '../../discord/index.ts';
import { isSelect } from '../../discord/messages/tree.ts';
import { type Html, html } from '../../html.ts';
import { linkOut } from '../parts.ts';
import type { Room } from '../view.ts';
import { fileHtml, mediaHtml } from './file.ts';
import { discordHtml } from './markdown.ts';
import { menuHtml } from './menu.ts';

const STYLES: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
};

function buttonHtml(message: SeenMessage, { style, label, emoji, url, disabled, custom_id }: Component): Html {
  const words = html`${emoji?.name && html`<span>${emoji.name}</span> `}${label ?? ''}`;
  if (style === ButtonStyle.Link)
    return linkOut(url ?? '', html`${words} <span class="out">↗</span>`, 'button secondary');
  return html`<form method="post" action="/discord/click"><input type="hidden" name="message" value="${message.id}"><button class="button ${STYLES[style ?? 2] ?? 'secondary'}" name="id" value="${custom_id ?? ''}"${disabled && html` disabled`}>${words}</button></form>`;
}

/** A bar of the colour that the program chose. A drawing, because the page allows no style in its elements. */
const accentBar = (colour: number | null | undefined): Html => {
  const fill = colour == null ? '#4e5058' : `#${colour.toString(16).padStart(6, '0')}`;
  return html`<svg class="accent" aria-hidden="true"><rect width="100%" height="100%" fill="${fill}"/></svg>`;
};

const textsOf = (components: readonly Component[]): string => components.map(({ content }) => content ?? '').join('\n');

function sectionHtml(room: Room, message: SeenMessage, { components, accessory }: Component): Html {
  const beside = accessory ? componentHtml(room, message, accessory) : html``;
  return html`<div class="section"><div>${discordHtml(textsOf(components ?? []), message.names)}</div>${beside}</div>`;
}

/** A component of a message, with everything in it. A kind that this client does not know shows nothing. */
export function componentHtml(room: Room, message: SeenMessage, component: Component): Html {
  const inner = (): Html[] => (component.components ?? []).map((each) => componentHtml(room, message, each));
  if (isSelect(component)) return menuHtml(room, message.id, component);
  switch (component.type) {
    case ComponentType.TextDisplay:
      return discordHtml(component.content ?? '', message.names);
    case ComponentType.Separator:
      return html`<div class="separator${component.divider === false ? '' : ' divider'}${component.spacing === 2 ? ' large' : ''}"></div>`;
    case ComponentType.ActionRow:
      return html`<div class="row">${inner()}</div>`;
    case ComponentType.Button:
      return buttonHtml(message, component);
    case ComponentType.Section:
      return sectionHtml(room, message, component);
    case ComponentType.Container:
      return html`<div class="container">${accentBar(component.accent_color)}${inner()}</div>`;
    case ComponentType.File:
      return fileHtml(message, component.file?.url ?? '');
    case ComponentType.Thumbnail:
      return mediaHtml(message, { url: component.media?.url ?? '', description: component.description }, 'thumbnail');
    case ComponentType.MediaGallery:
      return html`<div class="gallery">${(component.items ?? []).map(({ media, description }) =>
        mediaHtml(message, { url: media.url, description }, 'picture'),
      )}</div>`;
    default:
      return html``;
  }
}
