import { clickId } from '../click-id.ts';
import { container, row, select, text } from '../render/components.ts';
import { PLAIN_COLOUR } from '../render/states.ts';
import { clip, code, inline, lines, time } from '../render/text.ts';
import { pageOf, type View } from '../view.ts';

const PER_PAGE = 8;

/** Everything that somebody was recommended, newest first. */
export const advicesView: View = {
  name: 'advices',
  async draw({ asked, by, needs, t }, args) {
    const all = await needs.useCases.counselsOf({ guild: asked.guild, by });
    const { page, pages, shown } = pageOf(all, args, PER_PAGE);
    const entries = shown.map(({ at, wish, recommendation: { title }, deploys }) =>
      lines(
        `• **${inline(title, 60)}** ${time(at)}${deploys.length > 0 ? ` · ${t('advice.became', { deploys: deploys.map((id) => code(id)).join(', ') })}` : ''}`,
        `-# ${inline(wish.useCase, 150)}`,
      ),
    );
    const options = shown.map(({ id, wish, recommendation: { title } }) => ({
      ...{ value: id, label: title, description: wish.useCase },
    }));
    return {
      components: [
        container(PLAIN_COLOUR, [
          text(lines(`### ${t('advice.list')}`, entries.length > 0 ? clip(entries, 3500) : t('advice.none'))),
        ]),
      ],
      ...{ page, pages },
      controls: options.length > 0 ? [row(select(clickId('advice-open'), t('advice.look'), options))] : [],
    };
  },
};
