import type { EmbedRecord, SeenMessage, SeenThread } from '../../discord/index.ts';
import { type Html, html } from '../../html.ts';
import { avatar, linkOut, time } from '../parts.ts';
import { discordScreen, type Scene } from '../scene.ts';
import { linkTo, type Spot } from '../view.ts';
import { componentHtml } from './component.ts';
import { looseFiles } from './file.ts';
import { discordHtml } from './markdown.ts';

/** What this person sees there, without what they have put away. */
export function messagesAt(scene: Scene, spot: Spot = scene.view.spot): SeenMessage[] {
  const { actor } = scene.view;
  const { dismissed } = discordScreen(scene);
  const all = spot.kind === 'dms' ? actor.dms() : actor.messages(spot.channel.id);
  return all.filter(({ id }) => !dismissed.has(id));
}

function embedHtml(
  { title, url, description, fields, footer, author }: EmbedRecord,
  names: SeenMessage['names'],
): Html {
  const heading = title && html`<div class="line h3">${url ? linkOut(url, title) : title}</div>`;
  const pairs = (fields ?? []).map(
    ({ name, value }) => html`<div><div class="line h3">${name}</div>${discordHtml(value, names)}</div>`,
  );
  return html`<div class="container embed">${author && html`<div class="line">${author.name}</div>`}${heading}${description && discordHtml(description, names)}${pairs}${footer && html`<div class="line small">${footer.text}</div>`}</div>`;
}

const threadLink = ({ view }: Scene, thread: SeenThread): Html =>
  html`<a class="thread" href="${linkTo(view, { spot: { kind: 'thread', channel: thread }, command: undefined })}"><b>${thread.name}</b> <span>Open thread ›</span></a>`;

const privately = ({ id }: SeenMessage): Html =>
  html`<form class="private" method="post" action="/discord/dismiss"><input type="hidden" name="message" value="${id}"><span>👁 Only you can see this</span> · <button>Dismiss message</button></form>`;

function content(scene: Scene, message: SeenMessage): Html {
  const { names, embeds, components, isLoading } = message;
  if (isLoading) return html`<div class="line small thinking">${message.author} is thinking…</div>`;
  return html`${message.content !== '' && discordHtml(message.content, names)}${embeds.map((embed) => embedHtml(embed, names))}${looseFiles(message)}${components.map((component) => componentHtml(scene.room, message, component))}`;
}

/** A message with its buttons and menus, and the way into its thread. */
export function messageHtml(scene: Scene, message: SeenMessage): Html {
  const { spot } = scene.view;
  const threads = spot.kind === 'channel' ? scene.room.discord.threads(spot.channel.id) : [];
  const thread = threads.find(({ id }) => id === message.id);
  return html`<article class="message" id="m-${message.id}">${avatar(message.author)}
<div class="said"><header><b>${message.author}</b>${message.isOfBot && html`<span class="tag">APP</span>`}${time(message.createdAt, 'clock')}${message.isEdited && html`<span class="quiet">(edited)</span>`}</header>
${content(scene, message)}${message.visibleTo !== undefined && privately(message)}${thread && threadLink(scene, thread)}</div></article>`;
}
