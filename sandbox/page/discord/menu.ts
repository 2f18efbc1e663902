import type { Component } from '../../discord/index.ts';
import { type Html, html } from '../../html.ts';
import type { Room } from '../view.ts';
import { type Option, optionsOf } from './options.ts';

const words = ({ label, description }: Option): Html =>
  html`<span class="label">${label}</span>${description && html`<span class="description">${description}</span>`}`;

/** One choice is made by a click on it; several are ticked, then sent. */
function choices(options: readonly Option[], isSeveral: boolean): Html {
  if (!isSeveral)
    return html`${options.map(
      (option) =>
        html`<button class="option${option.isChosen ? ' chosen' : ''}" name="values" value="${option.value}">${words(option)}</button>`,
    )}`;
  return html`${options.map(
    (option) =>
      html`<label class="option"><input type="checkbox" name="values" value="${option.value}"${option.isChosen && html` checked`}>${words(option)}</label>`,
  )}<button class="button primary">Choose</button>`;
}

/** A menu of a message: closed, it shows what is chosen, else what it asks for. */
export function menuHtml(room: Room, message: string, menu: Component): Html {
  const options = optionsOf(room, menu);
  const chosen = options.filter(({ isChosen }) => isChosen).map(({ label }) => label);
  const face = html`<span class="${chosen.length > 0 ? 'label' : 'placeholder'}">${chosen.join(', ') || (menu.placeholder ?? 'Make a selection')}</span>`;
  if (menu.disabled) return html`<div class="menu disabled"><div class="face">${face}</div></div>`;
  return html`<details class="menu"><summary class="face">${face}</summary><form class="options" method="post" action="/discord/choose">
<input type="hidden" name="message" value="${message}"><input type="hidden" name="id" value="${menu.custom_id ?? ''}">
${choices(options, (menu.max_values ?? 1) > 1)}</form></details>`;
}
