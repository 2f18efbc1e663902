import { parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import type { CostReport } from '../../deploy/limits/cost-report.ts';
import { chartOf } from '../../deploy/limits/weekly-report.ts';
import { container, text } from '../render/components.ts';
import { monthly, usd } from '../render/money.ts';
import { gallery, pictureOf } from '../render/picture.ts';
import { PLAIN_COLOUR } from '../render/states.ts';
import { clip, code, lines } from '../render/text.ts';
import { pageOf, type View } from '../view.ts';
import type { Translate } from '../words/t.ts';

const ON_A_PAGE = 15;

/** What a project costs by resource, or what all projects cost; with a picture on the first page. Words: project. */
export const costView: View = {
  name: 'cost',
  async draw({ asked, by, needs, t }, args) {
    const [, word = ''] = args;
    const project = word === '' ? undefined : parseProjectId(word);
    if (word !== '' && !project) throw new Refusal({ code: 'stale-card' });
    const report = await needs.useCases.costReport({ guild: asked.guild, by, ...(project && { project }) });
    const { page, pages, shown } = pageOf(report.lines, args, ON_A_PAGE);
    const title = project ? t('cost.title-of', { project }) : t('cost.title');
    const file = page === 1 && shown.length > 0 ? await pictureOf(chartOf(report, title)) : undefined;
    return {
      ...{ page, pages },
      components: [
        container(PLAIN_COLOUR, [
          text(
            lines(
              `### ${project ? t('cost.title-of', { project: code(project, 39) }) : t('cost.title')}`,
              sums(report, t),
            ),
          ),
          shown.length > 0 ? text(clip(shown.map(costLine), 3000)) : undefined,
          file && gallery(file),
        ]),
      ],
      ...(file && { file }),
    };
  },
};

const costLine = ({ name, monthlyUsd, reservedUsd = 0, budgetUsd }: CostReport['lines'][number]): string => {
  const more = reservedUsd > 0 ? ` +${usd(reservedUsd)}` : '';
  const share =
    budgetUsd === undefined ? '' : ` · ${percent(monthlyUsd + reservedUsd, budgetUsd)} of ${monthly(budgetUsd)}`;
  return `• ${code(name, 100)} ${monthly(monthlyUsd)}${more}${share}`;
};

const percent = (part: number, whole: number): string => `${Math.round((part / whole) * 100)} %`;

function sums({ deployedUsd, reservedUsd, budget, unpriced, lines: all }: CostReport, t: Translate): string {
  if (all.length === 0 && deployedUsd + reservedUsd === 0 && !budget) return t('cost.nothing');
  const total = deployedUsd + reservedUsd;
  return lines(
    t('cost.deployed', { amount: `**${monthly(deployedUsd)}**` }),
    reservedUsd > 0 && t('cost.reserved', { amount: monthly(reservedUsd) }),
    budget && t('cost.budget', { share: percent(total, budget.monthlyUsd), amount: monthly(budget.monthlyUsd) }),
    unpriced > 0 && t('cost.unpriced', { count: unpriced }),
  );
}
