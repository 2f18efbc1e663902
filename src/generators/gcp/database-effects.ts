import type { Effect, EffectRule, ProjectFacts, Settings } from '../kind.ts';
import { textsThatHold } from '../settings/texts.ts';
import type { DatabaseSettings } from './database-settings.ts';

const LOST: Effect = {
  effect: 'data loss',
  note: 'The database is made anew and its data is gone; its old name cannot be used again for a week.',
};
const RESTARTED: Effect = {
  effect: 'restart',
  note: 'The database restarts: a minute without it, less with high availability.',
};

/** The plan shows a change in place, and the apply fails: nothing is lost. */
const REFUSED: Effect = {
  effect: 'in place',
  note: 'Google refuses: a database keeps its engine. Add a new one and move the data.',
};

const number = (settings: Settings, key: string): number => Number(settings[key]);

/** What a changed database does (hashicorp/google 6.50.0: ForceNew and CustomizeDiff; Google's documentation for restarts). */
export const DATABASE_EFFECTS: Readonly<Record<string, EffectRule>> = {
  engine: REFUSED,
  region: LOST,
  version: (before, after) =>
    number(after, 'version') > number(before, 'version')
      ? {
          effect: 'restart',
          note: 'The upgrade takes minutes to hours, without the database; there is no way back but a backup.',
        }
      : { ...REFUSED, note: 'Google refuses to go back to an older version; only a new database has one.' },
  class: RESTARTED,
  high_availability: RESTARTED,
  storage_gb: (before, after) =>
    number(after, 'storage_gb') < number(before, 'storage_gb')
      ? LOST
      : { effect: 'in place', note: 'Storage grows while it runs.' },
  replicas: (before, after) =>
    number(after, 'replicas') < number(before, 'replicas')
      ? { effect: 'replace', note: 'The last replicas go; the data stays on the primary.' }
      : { effect: 'in place', note: 'Replicas are added; the first copy loads the primary for a while.' },
  network: RESTARTED,
  users: { effect: 'in place', note: 'Who is taken off the list can log in no longer.' },
};

export function databaseWarnings(
  settings: DatabaseSettings,
  { environment }: Pick<ProjectFacts, 'environment'>,
): string[] {
  const isProd = environment === 'prod';
  return textsThatHold({
    [`${settings.class} shares its core with others and has no service level agreement; prod deserves its own.`]:
      isProd && /^db-(?:f1-micro|g1-small)$/.test(settings.class),
    'Without high availability a failed zone means hours without the database.': isProd && !settings.high_availability,
    'Without deletion protection one wrong removal takes the data of prod.': isProd && !settings.deletion_protection,
  });
}
