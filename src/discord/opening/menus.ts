import type { Menu } from '../../generators/forms.ts';
import type { Surroundings } from '../../generators/kind.ts';
import { menuOf } from '../../generators/kinds.ts';
import { cardId } from '../custom-id.ts';
import type { Card } from '../message.ts';
import { type Row, row, select, text } from '../render/components.ts';
import { KIND_WORDS } from '../render/kinds.ts';
import { code, lines } from '../render/text.ts';
import { areas, regionMenu } from './regions.ts';
import { AREA, asRecord, toArgs, type Wanted } from './wanted.ts';

/** The menu that asks the next question, or undefined when it is the form's turn. */
export function nextMenu({ kind, answers }: Wanted, { project }: Surroundings): Menu | undefined {
  const said = asRecord(answers);
  if (said[AREA] !== undefined && said.region === undefined) return regionMenu(project.provider, said[AREA]);
  return menuOf(project, kind, said);
}

/** Every menu so far, the answered ones showing their answer: changing one asks the later questions anew. */
function rows(wanted: Wanted, around: Surroundings): Row[] {
  const { deploy, at, kind, answers } = wanted;
  const area = areaRow(wanted, around);
  const others = [...answers, undefined].flatMap((answer, n) => {
    const before = { ...wanted, answers: answers.slice(0, n) };
    const menu = nextMenu(before, around);
    if (!menu || menu.options.length === 0 || answer?.id === AREA) return [];
    const options = menu.options.map(({ isSelected: _, ...option }) => ({
      ...option,
      chosen: option.value === answer?.value,
    }));
    return [
      row(select(cardId('menu', deploy, at, ...toArgs({ kind, answers: before.answers })), `${menu.label}…`, options)),
    ];
  });
  return [...area, ...others];
}

/** Another place than the project's own: first the part of the world. Everything below is asked anew for it. */
function areaRow({ deploy, at, kind, answers }: Wanted, { project }: Surroundings): Row[] {
  const chosen = asRecord(answers)[AREA];
  const options = areas(project.provider).map((area) => ({ value: area, label: area, chosen: area === chosen }));
  if (options.length < 2) return [];
  return [row(select(cardId('area', deploy, at, kind), `In ${project.region}; elsewhere…`, options))];
}

/** The questions before a form, as one private message that grows by a menu with each answer. */
export const menuCard = (wanted: Wanted, around: Surroundings): Card => ({
  components: [
    text(
      lines(
        `### ${KIND_WORDS[wanted.kind]} in ${code(asRecord(wanted.answers).region ?? around.project.region)}`,
        wanted.answers.length > 0 && '-# Choosing something else above asks for all below it anew.',
      ),
    ),
    ...rows(wanted, around),
  ],
});
