import type { Grant, Subject } from '../../core/governance.ts';
import { limitText } from '../../core/size.ts';
import type { Right, Rights } from '../../policy/rights.ts';
import { code, inline, lines, time } from './text.ts';

/** Whom a grant is for, as this server knows them. */
export function whom({ kind, id }: Subject): string {
  if (kind === 'discord-role') return `<@&${id}>`;
  if (kind === 'discord-user') return `<@${id}>`;
  return `${kind === 'github-team' ? 'team ' : ''}**${inline(id, 80)}** on GitHub`;
}

export const howLong = ({ until }: Pick<Grant, 'until'>): string =>
  until ? `until ${time(until, 'f')} (${time(until)})` : 'for good';

export const rightsTitle = (where: string, { role }: Rights): string =>
  role === undefined ? `**${where}**: nothing` : `**${where}**: ${role}`;

/** A line for each right: what it gives, from where, until when. */
export const rightLines = ({ each }: Rights): string[] =>
  each.map((right) => lines(`• ${right.role}: ${whatOf(right)}`, `-# ${sourceOf(right)}`));

function whatOf({ role, may, largest, regions, monthlyUsd, special }: Right): string {
  if (role === 'viewer') return 'looks at everything';
  if (role === 'admin') return 'everything';
  return [
    `creates and changes ${may.create.map((kind) => code(kind)).join(' ')}`,
    may.delete.length === 0 ? 'deletes nothing' : `deletes ${may.delete.map((kind) => code(kind)).join(' ')}`,
    `machines up to ${largest} (${limitText(largest)})`,
    ...(regions ? [`in ${regions.map((region) => code(region, 40)).join(' ')}`] : []),
    ...(monthlyUsd === undefined ? [] : [`adding up to $${monthlyUsd} a month`]),
    ...(special.length > 0 ? [`with ${special.join(', ')}`] : []),
  ].join(' · ');
}

function sourceOf({ source }: Right): string {
  switch (source.from) {
    case 'grant': {
      const { subject, project, limits, until } = source.grant;
      const where = project ? ` in ${code(project, 39)}` : limits?.provider ? ` on ${limits.provider}` : '';
      return `granted to ${whom(subject)}${where}, ${howLong({ ...(until && { until }) })}`;
    }
    case 'first-admin':
      return 'named in the settings, or owner of the server while nobody else administers it';
    case 'github':
      return 'what GitHub allows in the repository';
    case 'system':
      return 'GuildOps itself';
  }
}
