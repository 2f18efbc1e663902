import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { Answer, Component, SeenModal } from '../../discord/index.ts';
import { isSelect } from '../../discord/messages/tree.ts';
import { type Html, html } from '../../html.ts';
import { discordScreen, type Scene } from '../scene.ts';
import type { Room } from '../view.ts';
import { discordHtml } from './markdown.ts';
import { type Option, optionsOf } from './options.ts';

/** A field of a form of Discord, in the form of the page. */
export const fieldName = ({ custom_id }: Component): string => `field.${custom_id ?? ''}`;

function textInput(input: Component, required: Html | false): Html {
  const name = fieldName(input);
  const limits = html`maxlength="${input.max_length ?? 4000}"${(input.min_length ?? 0) > 0 && html` minlength="${input.min_length ?? 0}"`} placeholder="${input.placeholder ?? ''}"`;
  return input.style === TextInputStyle.Paragraph
    ? html`<textarea name="${name}" rows="4" ${limits}${required}>\n${input.value ?? ''}</textarea>`
    : html`<input name="${name}" value="${input.value ?? ''}" autocomplete="off" ${limits}${required}>`;
}

const optionText = ({ label, description }: Option): string => (description ? `${label}  ·  ${description}` : label);

function selectInput(room: Room, input: Component, required: Html | false): Html {
  const options = optionsOf(room, input);
  const several = (input.max_values ?? 1) > 1;
  const blank = !several && !options.some(({ isChosen }) => isChosen);
  return html`<select name="${fieldName(input)}"${several && html` multiple size="${Math.min(6, options.length)}"`}${required}>
${(blank || (!several && !required)) && html`<option value="">${input.placeholder ?? 'Make a selection'}</option>`}
${options.map((option) => html`<option value="${option.value}"${option.isChosen && html` selected`}>${optionText(option)}</option>`)}</select>`;
}

const tick = (type: 'radio' | 'checkbox', name: string, option: Option, required: Html | false = false): Html =>
  html`<label class="option"><input type="${type}" name="${name}" value="${option.value}"${option.isChosen && html` checked`}${required}><span class="label">${option.label}</span>${option.description && html`<span class="description">${option.description}</span>`}</label>`;

function inputHtml(room: Room, input: Component): Html {
  const required = input.required !== false && html` required`;
  if (isSelect(input)) return selectInput(room, input, required);
  const name = fieldName(input);
  switch (input.type) {
    case ComponentType.TextInput:
      return textInput(input, required);
    case ComponentType.RadioGroup:
      return html`<div class="ticks">${optionsOf(room, input).map((option) => tick('radio', name, option, required))}</div>`;
    case ComponentType.CheckboxGroup:
      return html`<div class="ticks">${optionsOf(room, input).map((option) => tick('checkbox', name, option))}</div>`;
    case ComponentType.Checkbox:
      return tick('checkbox', name, { label: 'Yes', value: 'true', isChosen: input.default ?? false });
    case ComponentType.FileUpload:
      return html`<input type="file" name="${name}"${(input.max_values ?? 1) > 1 && html` multiple`}${required}>`;
    default:
      return html``;
  }
}

/** The one field of a label, or of a row in the old way. */
export const inputOf = ({ type, component, components }: Component): Component | undefined =>
  type === ComponentType.Label ? (component ?? undefined) : components?.[0];

function fieldHtml(room: Room, component: Component): Html {
  if (component.type === ComponentType.TextDisplay) return discordHtml(component.content ?? '');
  const input = inputOf(component);
  if (!input) return html``;
  const isRequired = input.required !== false && input.type !== ComponentType.Checkbox;
  return html`<div class="field"><div class="name">${component.label ?? input.label ?? ''}${isRequired && html`<span class="star" title="required">*</span>`}</div>
${component.description && html`<div class="description">${component.description}</div>`}${inputHtml(room, input)}</div>`;
}

const dialog = (room: Room, { interactionId }: Answer, { title, components }: SeenModal): Html =>
  html`<div class="dialog" role="dialog" aria-modal="true" aria-label="${title}"><form method="post" action="/discord/submit" enctype="multipart/form-data">
<h2>${title}</h2><p class="quiet">This form will be submitted to GuildOps.</p><input type="hidden" name="interaction" value="${interactionId}">
<div class="fields">${components.map((component) => fieldHtml(room, component))}</div>
<footer><button class="button secondary" formaction="/discord/close-form" formnovalidate>Cancel</button><button class="button primary" data-first>Submit</button></footer></form></div>`;

/** The form on this person's screen, if there is one. */
export function screenHtml(scene: Scene): Html {
  const { form } = discordScreen(scene);
  return html`<div id="screen">${form?.modal && dialog(scene.room, form, form.modal)}</div>`;
}
