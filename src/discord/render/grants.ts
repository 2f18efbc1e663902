import type { Grant, Subject } from '../../core/governance.ts';
import type { Right, Rights } from '../../policy/rights.ts';
import { limitIn } from '../words/rules-in.ts';
import type { Translate } from '../words/t.ts';
import { monthly } from './money.ts';
import { code, inline, lines, time } from './text.ts';

/** Whom a grant is for, as this server knows them. */
export function whom({ kind, id }: Subject, t: Translate): string {
  if (kind === 'discord-role') return `<@&${id}>`;
  if (kind === 'discord-user') return `<@${id}>`;
  const name = `**${inline(id, 80)}**`;
  return t('common.on-github', { login: kind === 'github-team' ? t('access.team', { team: name }) : name });
}

export const howLong = ({ until }: Pick<Grant, 'until'>, t: Translate): string =>
  until ? t('access.until', { when: `${time(until, 'f')} (${time(until)})` }) : t('access.for-good');

export const rightsTitle = (where: string, { role }: Rights, t: Translate): string =>
  `**${where}**: ${role ?? t('access.nothing')}`;

/** A line for each right: what it gives, from where, until when. */
export const rightLines = ({ each }: Rights, t: Translate): string[] =>
  each.map((right) => lines(`• ${right.role}: ${whatOf(right, t)}`, `-# ${sourceOf(right, t)}`));

const kindsText = (kinds: readonly string[]): string => kinds.map((kind) => code(kind)).join(' ');

function whatOf({ role, may, largest, regions, monthlyUsd, special }: Right, t: Translate): string {
  if (role === 'viewer') return t('access.looks');
  if (role === 'admin') return t('access.all');
  return [
    t('access.may-change', { kinds: kindsText(may.create) }),
    may.delete.length === 0 ? t('access.deletes-nothing') : t('access.may-delete', { kinds: kindsText(may.delete) }),
    t('access.machines', { size: largest, limit: limitIn(t.locale, largest) }),
    ...(regions ? [t('access.regions', { regions: regions.map((region) => code(region, 40)).join(' ') })] : []),
    ...(monthlyUsd === undefined ? [] : [t('access.budget', { amount: monthly(monthlyUsd, t.locale) })]),
    ...(special.length > 0 ? [t('access.special', { what: special.join(', ') })] : []),
  ].join(' · ');
}

function sourceOf({ source }: Right, t: Translate): string {
  switch (source.from) {
    case 'grant': {
      const { subject, project, limits, until } = source.grant;
      const facts = { subject: whom(subject, t), until: howLong({ ...(until && { until }) }, t) };
      if (project) return t('access.granted-in', { ...facts, project: code(project, 39) });
      return limits?.provider
        ? t('access.granted-on', { ...facts, cloud: limits.provider })
        : t('access.granted', facts);
    }
    case 'first-admin':
      return t('access.first-admin');
    case 'github':
      return t('access.github');
    case 'system':
      return t('access.system');
  }
}
