import { parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { moreQuotaId } from '../quota-click.ts';
import { button, buttons, container, text } from '../render/components.ts';
import { PLAIN_COLOUR } from '../render/states.ts';
import { code, inline, lines } from '../render/text.ts';
import { pageOf, type View } from '../view.ts';
import { quotaLineIn } from '../words/rules-in.ts';

/** Lines of two rows each; more do not fit beside the rest. */
const ON_A_PAGE = 12;

/** How full the limits of a project are: what is used, reserved and left of each. Words: project, region. */
export const quotaView: View = {
  name: 'quota',
  async draw({ asked, by, needs, t, locale }, args) {
    const [, projectWord = '', region = ''] = args;
    const project = parseProjectId(projectWord);
    if (!project) throw new Refusal({ code: 'stale-card' });
    const inRegion = region !== '' && { region };
    const { loads } = await needs.useCases.quotaOf({ guild: asked.guild, by, project, ...inRegion });
    const { page, pages, shown } = pageOf(
      loads.map((load) => quotaLineIn(locale, load)),
      args,
      ON_A_PAGE,
    );
    const where = region === '' ? code(project, 39) : `${code(project, 39)} · ${code(region, 40)}`;
    const body = shown.map(({ label, bar, text: said, isOver }) =>
      lines(`${isOver ? '⚠️ ' : ''}**${inline(label, 80)}**`, `${bar} ${inline(said, 160)}`),
    );
    const nothing = t('quota.none', { region: code(region, 40) });
    return {
      ...{ page, pages },
      components: [
        container(PLAIN_COLOUR, [
          text(`### ${t('quota.title', { where })}`),
          text(body.length > 0 ? body.join('\n') : nothing),
        ]),
      ],
      controls: buttons(button({ id: moreQuotaId({ project, ...inRegion }), text: t('quota.more') })),
    };
  },
};
