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
    const file =
      page === 1 && shown.length > 0
        ? await pictureOf({ ...chartOf(report, title), unit: t('cost.unit') }, t)
        : undefined;
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
          shown.length > 0
            ? text(
                clip(
                  shown.map((one) => costLine(one, t)),
                  3000,
                  t,
                ),
              )
            : undefined,
          file && gallery(file),
        ]),
      ],
      ...(file && { file }),
    };
  },
};

function costLine({ name, monthlyUsd, reservedUsd = 0, budgetUsd }: CostReport['lines'][number], t: Translate): string {
  const amount = (dollars: number) => monthly(dollars, t.locale);
  const more = reservedUsd > 0 ? ` +${usd(reservedUsd, t.locale)}` : '';
  const share =
    budgetUsd === undefined
      ? ''
      : ` · ${t('cost.budget', { share: percent(monthlyUsd + reservedUsd, budgetUsd), amount: amount(budgetUsd) })}`;
  return `• ${code(name, 100)} ${amount(monthlyUsd)}${more}${share}`;
}

const percent = (part: number, whole: number): string => `${Math.round((part / whole) * 100)} %`;

function sums({ deployedUsd, reservedUsd, budget, unpriced, lines: all }: CostReport, t: Translate): string {
  if (all.length === 0 && deployedUsd + reservedUsd === 0 && !budget) return t('cost.nothing');
  const total = deployedUsd + reservedUsd;
  return lines(
    t('cost.deployed', { amount: `**${monthly(deployedUsd, t.locale)}**` }),
    reservedUsd > 0 && t('cost.reserved', { amount: monthly(reservedUsd, t.locale) }),
    budget &&
      t('cost.budget', { share: percent(total, budget.monthlyUsd), amount: monthly(budget.monthlyUsd, t.locale) }),
    unpriced > 0 && t('cost.unpriced', { count: unpriced }),
  );
}
