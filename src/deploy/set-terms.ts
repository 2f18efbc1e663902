import type { GuildId, ProjectId } from '../core/ids.ts';
import { SYSTEM } from '../core/person.ts';
import type { Project } from '../core/project.ts';
import { refuseIf } from '../core/refusal.ts';
import type { Terms } from '../core/terms.ts';
import { termProblems } from '../cost/terms.ts';
import { namedProject } from './named-project.ts';
import type { Ports } from './ports.ts';

export interface TermsOrder {
  project: ProjectId;
  /** Where the same id is in several. */
  guild?: GuildId | undefined;
  /** The whole of them: what is not in it holds no longer. Absent: only look. */
  terms?: Terms | undefined;
  /** Who orders it. */
  by: string;
}

/**
 * A project's own prices, set where `terms` are given. Plans that are there keep the prices they were made with; the next one has these.
 * @throws Refusal `no-such`, `bad-input` for an id that several servers have and for terms that make no sense
 */
export async function setTerms(
  { store, clock, rules }: Pick<Ports, 'store' | 'clock' | 'rules'>,
  { project: id, guild, terms, by }: TermsOrder,
): Promise<Project> {
  if (terms)
    refuseIf(termProblems(terms).map((why) => ({ code: 'bad-input' as const, field: 'prices of its own', why })));
  return store.transaction(async ({ projects, audit }) => {
    const project = await namedProject({ projects }, rules, { project: id, guild });
    if (!terms) return project;
    const { terms: _before, ...bare } = project;
    const isNone = Object.keys({ ...terms.discounts, ...terms.overrides }).length === 0;
    const kept = isNone ? undefined : { ...terms, setBy: by, setAt: clock.now() };
    await projects.setTerms(project.guild, id, kept);
    const act = { guild: project.guild, at: clock.now(), what: 'prices-set', project: id } as const;
    const details = { discounts: { ...terms.discounts }, overrides: { ...terms.overrides } };
    await audit.add({ ...act, by: { ...SYSTEM, name: by }, surface: 'cli', details });
    return { ...bare, ...(kept && { terms: kept }) };
  });
}
