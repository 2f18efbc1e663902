import type { SeenThread } from '../../discord/index.ts';
import { type Html, html } from '../../html.ts';
import { avatar } from '../parts.ts';
import type { Scene } from '../scene.ts';
import { linkTo, type Spot, spotId } from '../view.ts';
import { composerHtml } from './composer.ts';
import { screenHtml } from './form.ts';
import { messageHtml, messagesAt } from './message.ts';

function placeLink({ view }: Scene, spot: Spot, label: string, className: string): Html {
  const isHere = spotId(spot) === spotId(view.spot);
  return html`<a class="${className}" href="${linkTo(view, { spot, command: undefined })}"${isHere && html` aria-current="page"`}>${label}</a>`;
}

const byNewest = (one: SeenThread, other: SeenThread): number => Number(BigInt(other.id) > BigInt(one.id)) * 2 - 1;

function places(scene: Scene): Html {
  const { room, view } = scene;
  const { discord, guild } = room;
  const rows = discord.channels(guild).flatMap((channel) => [
    placeLink(scene, { kind: 'channel', channel }, `# ${channel.name}`, 'channel'),
    ...discord
      .threads(channel.id)
      .sort(byNewest)
      .map((thread) => placeLink(scene, { kind: 'thread', channel: thread }, thread.name, 'thread')),
  ]);
  const unread = view.actor.dms().length;
  return html`<nav id="places" aria-label="Channels"><h2>${guild.name}</h2>${rows}<h3>Direct messages</h3>${placeLink(scene, { kind: 'dms' }, `GuildOps${unread > 0 ? ` (${unread})` : ''}`, 'channel')}</nav>`;
}

const people = ({ room, view }: Scene): Html =>
  html`<div id="actors" class="people"><span class="quiet">You are</span>${room.actors.map(
    (actor) =>
      html`<a href="${linkTo(view, { actor, command: undefined })}"${actor.id === view.actor.id && html` aria-current="true"`}>${avatar(actor.name, 20)} ${actor.name}</a>`,
  )}</div>`;

const titleOf = ({ view: { spot } }: Scene): string => (spot.kind === 'dms' ? '@ GuildOps' : `# ${spot.channel.name}`);

const NOTHING = 'Nothing here yet. Type / below for commands.';

/** The server of the story, as one person sees it. */
export function discordPane(scene: Scene): Html {
  const messages = messagesAt(scene).map((message) => messageHtml(scene, message));
  const nothing = html`<p id="no-messages" class="quiet nothing">${NOTHING}</p>`;
  return html`<section id="discord" aria-label="Discord" data-parts>${places(scene)}
<div id="channel" data-parts><header id="channel-head"><h1>${titleOf(scene)}</h1></header>${people(scene)}
<div id="messages" role="log" data-parts data-spot="${spotId(scene.view.spot)}">${messages.length > 0 ? messages : nothing}</div>${composerHtml(scene)}</div>
${screenHtml(scene)}</section>`;
}
