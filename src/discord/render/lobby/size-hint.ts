import type { APIComponentInContainer } from 'discord.js';
import { SUBJECTS } from '../../../counsel/explain.ts';
import type { DeployView } from '../../../deploy/ports.ts';
import { cardId } from '../../custom-id.ts';
import { LONGEST_KEY } from '../../opening/line-form.ts';
import type { Translate } from '../../words/t.ts';
import { button, buttons } from '../components.ts';
import { inline, lines } from '../text.ts';
import { explainedLine } from './explained-line.ts';

type View = Pick<DeployView, 'deploy' | 'draft'>;

/** The first machine that is much for what it is for; the next is asked about once that is answered. */
export function sizeLine({ draft }: Pick<View, 'draft'>, t: Translate): string | undefined {
  const [hint, ...more] = draft?.hints ?? [];
  if (!hint) return undefined;
  return lines(
    `🐘 ${inline(hint.what, 300)}`,
    explainedLine(draft, { rule: SUBJECTS.size, of: hint.of }, t),
    more.length > 0 && `-# ${t('draft.more-sizes', { count: more.length })}`,
  );
}

/** Its two answers. A name that is too long for a button is changed from the menu. */
export function sizeButtons({ deploy: { id, revision }, draft }: View): APIComponentInContainer[] {
  const [hint] = draft?.hints ?? [];
  if (!hint || hint.of.length > LONGEST_KEY) return [];
  return buttons(
    button({ id: cardId('keep-size', id, revision, hint.of), text: 'Keep it' }),
    button({ id: cardId('edit', id, revision, hint.of), text: 'Change it' }),
  );
}
