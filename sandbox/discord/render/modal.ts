import { ComponentType } from 'discord-api-types/v10';
import type { SeenModal } from '../api.ts';
import type { Choosable, Component } from '../messages/model.ts';
import type { CardOptions } from './card.ts';
import { frame } from './frame.ts';
import { readMarkdown } from './markdown.ts';
import { padTo, wrap } from './width.ts';

const marked = (options: Choosable[], [off, on]: [string, string]) =>
  options.map((option) => `${option.default ? on : off} ${option.label}`);

/** The thing to fill in, as it stands when the form opens. */
function inputLines(input: Component, width: number): string[] {
  const options = input.options ?? [];
  switch (input.type) {
    case ComponentType.TextInput:
      return [`▏${padTo(input.value || input.placeholder || '', Math.min(width - 2, 40))}▕`];
    case ComponentType.RadioGroup:
      return marked(options, ['○', '●']);
    case ComponentType.CheckboxGroup:
      return marked(options, ['☐', '☑']);
    case ComponentType.Checkbox:
      return [`${input.default ? '☑' : '☐'} ${input.label ?? ''}`.trimEnd()];
    case ComponentType.FileUpload:
      return ['⇪ choose a file'];
    default: {
      const chosen = options.find((option) => option.default)?.label;
      return [`‹${chosen ?? input.placeholder ?? 'Make a selection'} ▾›`];
    }
  }
}

function componentLines(component: Component, width: number, now: number): string[] {
  if (component.type === ComponentType.TextDisplay)
    return readMarkdown(component.content ?? '', { names: {}, now }).map(({ text }) => text);
  const input = component.component ?? component.components?.[0];
  if (!input) return [];
  const label = component.label ?? input.label ?? '';
  const heading = input.required === false || input.type === ComponentType.Checkbox ? label : `${label} *`;
  return [heading, ...(component.description ? [component.description] : []), ...inputLines(input, width), ''];
}

/** Draws a form as it opens on the screen; required fields carry a star. */
export function renderModal(
  { title, components }: SeenModal,
  { width = 60, now = Date.now() }: CardOptions = {},
): string {
  const inner = width - 4;
  const lines = [...components.flatMap((component) => componentLines(component, inner, now)), '[Cancel]  [Submit]'];
  return frame(
    title,
    lines.flatMap((line) => wrap(line, inner)).map((text) => ({ text })),
    width,
  );
}
