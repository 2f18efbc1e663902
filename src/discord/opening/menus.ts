import type { Menu } from '../../generators/forms.ts';
import type { Surroundings } from '../../generators/kind.ts';
import { menuOf } from '../../generators/kinds.ts';
import { cardId } from '../custom-id.ts';
import type { Card } from '../message.ts';
import { type Row, row, select, text } from '../render/components.ts';
import { KIND_WORDS } from '../render/kinds.ts';
import { code } from '../render/text.ts';
import { asRecord, toArgs, type Wanted } from './wanted.ts';

/** The menu that asks the next question, or undefined when it is the form's turn. */
export const nextMenu = ({ kind, answers }: Wanted, { project }: Surroundings): Menu | undefined =>
  menuOf(project, kind, asRecord(answers));

/** Every menu so far, the answered ones showing their answer: changing one asks the later questions anew. */
function rows(wanted: Wanted, around: Surroundings): Row[] {
  const { deploy, at, kind, answers } = wanted;
  return [...answers, undefined].flatMap((answer, n) => {
    const before = { ...wanted, answers: answers.slice(0, n) };
    const menu = nextMenu(before, around);
    if (!menu || menu.options.length === 0) return [];
    const options = menu.options.map(({ isSelected: _, ...option }) => ({
      ...option,
      chosen: option.value === answer?.value,
    }));
    return [
      row(select(cardId('menu', deploy, at, ...toArgs({ kind, answers: before.answers })), `${menu.label}…`, options)),
    ];
  });
}

/** The questions before a form, as one private message that grows by a menu with each answer. */
export const menuCard = (wanted: Wanted, around: Surroundings): Card => ({
  components: [text(`### ${KIND_WORDS[wanted.kind]} in ${code(around.project.region)}`), ...rows(wanted, around)],
});
