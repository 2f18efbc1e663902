import { clickId } from '../click-id.ts';
import { button, buttons, container, text } from '../render/components.ts';
import { comparisonPage, groundsPage, recommendationPage } from '../render/counsel.ts';
import { GOOD_COLOUR, REFUSAL_COLOUR } from '../render/states.ts';
import type { View } from '../view.ts';

const PAGES = [recommendationPage, comparisonPage, groundsPage] as const;

/** What was recommended to whoever looks: the recommendation, the comparison, the grounds. Words: id. */
export const adviceView: View = {
  name: 'advice',
  async draw({ asked, by, needs, t }, [typed = '1', id = '']) {
    const counsel = await needs.useCases.counselOf({ guild: asked.guild, by, id });
    const isBlocked = counsel.recommendation.violations.length > 0;
    const written = PAGES.map((page) => page(counsel, t)).filter((paragraphs) => paragraphs.length > 0);
    const page = Math.min(written.length, Math.max(1, Number(typed) || 1));
    return {
      components: [container(isBlocked ? REFUSAL_COLOUR : GOOD_COLOUR, (written[page - 1] ?? []).map(text))],
      ...{ page, pages: written.length },
      controls: isBlocked
        ? []
        : buttons(button({ id: clickId('advice-start', id), text: t('advice.start'), style: 'success' })),
    };
  },
};
