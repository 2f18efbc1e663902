import { ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import type { CommandOption } from '../../discord/index.ts';
import { type Html, html } from '../../html.ts';
import { noticeBox } from '../parts.ts';
import { discordScreen, type Scene } from '../scene.ts';
import { linkTo, type Room } from '../view.ts';
import { type Typable, typable } from './commands.ts';
import { type Option, pointable } from './options.ts';

/** An option of a command, in the form of the page. */
export const optionName = (name: string): string => `option.${name}`;

function offers(room: Room, { type, choices = [] }: CommandOption): Option[] {
  const { people, roles, channels } = pointable(room);
  switch (type) {
    case Kind.User:
      return people();
    case Kind.Role:
      return roles();
    case Kind.Channel:
      return channels();
    case Kind.Mentionable:
      return [...people(), ...roles()];
    case Kind.Boolean:
      return ['true', 'false'].map((value) => ({ label: value, value, isChosen: false }));
    default:
      return choices.map(({ name, value }) => ({ label: name, value: String(value), isChosen: false }));
  }
}

function control(room: Room, option: CommandOption): Html {
  const name = optionName(option.name);
  const required = option.required === true && html` required`;
  const options = offers(room, option);
  if (options.length > 0)
    return html`<select name="${name}"${required}><option value=""></option>${options.map(({ label, value }) => html`<option value="${value}">${label}</option>`)}</select>`;
  if (option.type === Kind.Attachment) return html`<input type="file" name="${name}"${required}>`;
  const kind = option.type === Kind.String ? html`` : html` inputmode="decimal"`;
  return html`<input name="${name}" autocomplete="off"${kind}${option.autocomplete === true && html` data-suggest="${option.name}"`}${required}>`;
}

const field = (room: Room, option: CommandOption): Html =>
  html`<label class="field"><span class="name">${option.name}${option.required ? html`<span class="star" title="required">*</span>` : html` <span class="quiet">optional</span>`}</span>${control(room, option)}<span class="description">${option.description}</span></label>`;

const filledIn = ({ room, view }: Scene, { words, description, options }: Typable): Html =>
  html`<form id="c-${words.replaceAll(' ', '-')}" class="command" method="post" action="/discord/run" enctype="multipart/form-data">
<header><b>/${words}</b> <span class="quiet">${description}</span></header><input type="hidden" name="command" value="${words}">
<div class="fields">${options.map((option) => field(room, option))}</div>
<footer><a class="button secondary" href="${linkTo(view, { command: undefined })}">Cancel</a><button class="button primary">Send</button></footer></form>`;

function slash({ view }: Scene, commands: readonly Typable[]): Html {
  if (view.spot.kind === 'dms')
    return html`<div id="slash" class="slash"><div class="quiet">GuildOps writes here; answers come by button.</div></div>`;
  const rows = commands.map(
    ({ words, description }) =>
      html`<a href="${linkTo(view, { command: words })}"><b>/${words}</b> <span class="quiet">${description}</span></a>`,
  );
  const hint = `Message #${view.spot.channel.name}, or / for commands`;
  return html`<form id="slash" class="slash" method="post" action="/discord/say" data-clear><nav class="commands" aria-label="Commands">${rows}</nav><input name="text" aria-label="Message or command" placeholder="${hint}" maxlength="2000" autocomplete="off"></form>`;
}

/** Where one types: a message or the first letters of a command, or the command that is being filled in. */
export function composerHtml(scene: Scene): Html {
  const { view } = scene;
  const commands = typable(view);
  const command = commands.find(({ words }) => words === view.command);
  return html`<div id="composer" data-parts>${noticeBox('discord-notice', discordScreen(scene).notice, '/discord/close-notice')}${command ? filledIn(scene, command) : slash(scene, commands)}</div>`;
}
