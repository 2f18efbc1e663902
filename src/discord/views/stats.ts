import type { Stats, Took } from '../../deploy/views/stats.ts';
import type { Context } from '../context.ts';
import { container, text } from '../render/components.ts';
import { person } from '../render/people.ts';
import { PLAIN_COLOUR } from '../render/states.ts';
import { code, lines } from '../render/text.ts';
import type { View } from '../view.ts';
import type { Key } from '../words/t.ts';

export const DEFAULT_DAYS = 30;
export const MOST_DAYS = 365;

/** `41 s`, `3.2 min`, `5.1 h`, `2.4 d`: digits and units that read alike everywhere. */
function span(ms: number, locale: string): string {
  const [size, unit] = UNITS.find(([least]) => ms >= least) ?? [1000, 's'];
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: unit === 's' ? 0 : 1 }).format(ms / size)} ${unit}`;
}
const UNITS: readonly (readonly [number, string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
];

const tookLine = ({ t, locale }: Context, what: Key, took: Took | undefined): string | undefined =>
  took &&
  t('stats.took', {
    what: t(what),
    count: took.count,
    p50: span(took.p50Ms, locale),
    p95: span(took.p95Ms, locale),
  });

/** A kind in words; a type of terraform as it is. */
const kindWords = ({ t }: Context, kind: string): string =>
  ['vm', 'database', 'network', 'bucket', 'cluster', 'load_balancer', 'firewall'].includes(kind)
    ? t(`kind.${kind}` as Key)
    : code(kind, 60);

function body(context: Context, stats: Stats): string {
  const { t } = context;
  const { total, applied, failed, ended, open, plans, applies, untilApplied, people, kinds } = stats;
  if (total === 0) return t('stats.none');
  return lines(
    t('stats.deploys', { total, applied, failed, ended, open }),
    applied + failed > 0 && t('stats.rate', { rate: applied / (applied + failed) }),
    tookLine(context, 'stats.plans', plans),
    tookLine(context, 'stats.applies', applies),
    tookLine(context, 'stats.until-applied', untilApplied),
    people.length > 0 &&
      lines(`**${t('stats.people')}**`, ...people.map((one) => `${one.count} · ${person(one.person)}`)),
    kinds.length > 0 &&
      lines(`**${t('stats.kinds')}**`, ...kinds.map((one) => `${one.count} · ${kindWords(context, one.kind)}`)),
    stats.isCut && `-# ${t('stats.cut')}`,
  );
}

/** `[page, days]`: how the deploys of the server went. */
export const statsView: View = {
  name: 'stats',
  async draw(context, [, typed = '']) {
    const days = Math.min(MOST_DAYS, Math.max(1, Number(typed) || DEFAULT_DAYS));
    const { asked, needs, t } = context;
    const stats = await needs.useCases.stats({ guild: asked.guild, days });
    const title = `### ${t('stats.title', { days })}`;
    return { components: [container(PLAIN_COLOUR, [text(lines(title, body(context, stats)))])], page: 1, pages: 1 };
  },
};
