import type { Effect, EffectRule, ProjectFacts, Settings } from '../kind.ts';
import { textsThatHold } from '../settings/texts.ts';
import type { DatabaseSettings } from './database-settings.ts';

const LOST: Effect = {
  effect: 'data loss',
  note: 'The database is made anew and empty; a last snapshot of the old one stays.',
};
const RESTARTED: Effect = {
  effect: 'restart',
  note: 'Some minutes without the database; about one with high availability.',
};

const number = (settings: Settings, key: string): number => Number(settings[key]);

/** What a changed database does (measured with hashicorp/aws 5.100.0; AWS's documentation for what stops). */
export const DATABASE_EFFECTS: Readonly<Record<string, EffectRule>> = {
  engine: LOST,
  version: (before, after) =>
    number(after, 'version') > number(before, 'version')
      ? { effect: 'restart', note: 'The upgrade takes minutes to an hour; there is no way back but a backup.' }
      : { effect: 'restart', note: 'AWS refuses to go back to an older version.' },
  class: RESTARTED,
  high_availability: {
    effect: 'in place',
    note: 'A second one comes or goes; the first copy slows the database down.',
  },
  storage_gb: (before, after) =>
    number(after, 'storage_gb') < number(before, 'storage_gb')
      ? { effect: 'in place', note: 'AWS refuses: storage never shrinks.' }
      : { effect: 'in place', note: 'Storage grows while it runs, and cannot grow again for six hours.' },
  network: { effect: 'replace', note: 'AWS moves no database between networks: restore a snapshot into a new one.' },
  backup_days: { effect: 'in place', note: 'Backups older than that go.' },
};

export function databaseWarnings(
  settings: DatabaseSettings,
  { environment }: Pick<ProjectFacts, 'environment'>,
): string[] {
  const isProd = environment === 'prod';
  return textsThatHold({
    [`${settings.class} works at full speed in bursts only; prod deserves better.`]:
      isProd && /^db\.t\d/.test(settings.class),
    'Without high availability a failed zone means hours without the database.': isProd && !settings.high_availability,
    'Without deletion protection one wrong removal takes the database of prod.':
      isProd && !settings.deletion_protection,
    'MySQL 8.0 is in extended support, which AWS charges for by the vCPU and hour.': settings.version === '8.0',
  });
}
