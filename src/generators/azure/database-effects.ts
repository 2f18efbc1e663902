import type { Effect, EffectRule, ProjectFacts, Settings } from '../kind.ts';
import { placeOf } from '../models/place.ts';
import { textsThatHold } from '../settings/texts.ts';
import { BURSTABLE, type DatabaseSettings } from './database-settings.ts';
import { hasZones } from './zones.ts';

const LOST: Effect = {
  effect: 'data loss',
  note: 'The database is made anew and empty; while it is protected from deletion terraform refuses.',
};
const RESTARTED: Effect = {
  effect: 'restart',
  note: 'Some minutes without the database; less than two with high availability.',
};

const number = (settings: Settings, key: string): number => Number(settings[key]);
const adminIds = ({ admins }: Settings): string[] =>
  Array.isArray(admins) ? (admins as unknown as { id: string }[]).map(({ id }) => id) : [];

/** What a changed database does (hashicorp/azurerm 4.79: ForceNew and CustomizeDiff; Azure's documentation for restarts). */
export const DATABASE_EFFECTS: Readonly<Record<string, EffectRule>> = {
  engine: LOST,
  region: LOST,
  network: LOST,
  subnet: LOST,
  geo_backup: LOST,
  version: (before, after) =>
    number(after, 'version') > number(before, 'version')
      ? { effect: 'restart', note: 'The upgrade takes minutes to an hour; there is no way back but a backup.' }
      : { ...LOST, note: `Only a new database has an older version. ${LOST.note}` },
  class: RESTARTED,
  high_availability: { effect: 'restart', note: 'A second one comes or goes; the database may restart for it.' },
  storage_gb: (before, after) =>
    number(after, 'storage_gb') < number(before, 'storage_gb')
      ? { ...LOST, note: `Storage never shrinks. ${LOST.note}` }
      : { effect: 'in place', note: 'Storage grows; above 4 TB, or when it crosses them, the database restarts.' },
  replicas: (before, after) =>
    number(after, 'replicas') < number(before, 'replicas')
      ? { effect: 'replace', note: 'The last replicas go; the data stays on the primary.' }
      : { effect: 'in place', note: 'Replicas are added; the first copy loads the primary for a while.' },
  backup_days: { effect: 'in place', note: 'Backups older than that go.' },
  admins: (before, after) => {
    const isRemoval = adminIds(before).some((id) => !adminIds(after).includes(id));
    return isRemoval && after.deletion_protection === true
      ? { effect: 'in place', note: "Azure's lock keeps who is on the list: switch deletion_protection off first." }
      : { effect: 'in place', note: 'Who is taken off the list can log in no longer.' };
  },
};

export function databaseWarnings(settings: DatabaseSettings, project: ProjectFacts): string[] {
  const isProd = project.environment === 'prod';
  const { region } = placeOf(settings, project).place;
  return textsThatHold({
    [`${settings.class} works at full speed in bursts only; prod deserves better.`]:
      isProd && BURSTABLE.test(settings.class),
    'Without high availability a failed zone means hours without the database.': isProd && !settings.high_availability,
    [`${region} has no zones: the second database stands beside the first one.`]:
      settings.high_availability && !hasZones(region),
    'Without deletion protection one wrong removal takes the database of prod.':
      isProd && !settings.deletion_protection,
    'Backups stay in the region: geo_backup keeps copies in its pair, and is settled for good when the database is made.':
      isProd && !settings.geo_backup,
    'Nobody can log in before admins says who: passwords there are none.': settings.admins === undefined,
  });
}
