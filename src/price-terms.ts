import type { GuildId, ProjectId } from './core/ids.ts';
import type { Terms } from './core/terms.ts';
import type { Ports } from './deploy/ports.ts';
import { setTerms } from './deploy/set-terms.ts';

/** Sets or shows a project's own prices, as the command line orders it: through the private listener, or itself on the database. */
export async function orderTerms(
  ports: Pick<Ports, 'store' | 'clock' | 'rules'>,
  { project = '', guild, terms, by = '' }: Readonly<Record<string, string>>,
): Promise<string> {
  const found = await setTerms(ports, {
    project: project as ProjectId,
    guild: guild as GuildId | undefined,
    terms: terms === undefined ? undefined : (JSON.parse(terms) as Terms),
    by,
  });
  if (!found.terms) return `${found.id} pays what the lists say`;
  const { discounts = {}, overrides = {}, asOf, setBy, setAt } = found.terms;
  return [
    `${found.id}${asOf ? `, agreed on ${asOf}` : ''}, set by ${setBy} at ${setAt.toISOString()}:`,
    ...Object.entries(discounts).map(([of, percent]) => `  ${percent} % off ${of === '*' ? 'everything' : of}`),
    ...Object.entries(overrides).map(([of, usd]) => `  ${of} at $${usd} a unit`),
  ].join('\n');
}
