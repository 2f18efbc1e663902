import { z } from 'zod';
import { databaseClassesFor } from '../../catalog/databases.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';
import { databaseModel } from '../models/database.ts';
import { classOfferProblems } from '../models/database-class.ts';
import { placeOf } from '../models/place.ts';
import { COMMON, flag, optionalWord, wholeNumber, word } from '../settings/fields.ts';
import { oneOf } from '../settings/optional.ts';
import { optionalRows } from '../settings/rows.ts';
import { wrong } from '../settings/wrong.ts';
import { subnetField } from './attach.ts';

/** Major versions that are supported, the one to start with first. Source: Azure, "Supported versions of PostgreSQL". */
const VERSIONS: readonly string[] = ['17', '18', '16', '15', '14'];

/** GiB that can be bought. Source: hashicorp/azurerm 4.79, `storage_mb`. */
const STEPS = [32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_767];

export const ENTRA_ID = /^[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}$/;

/** Who may log in and give rights to others: a group, person or service principal of Entra. */
const ADMIN = {
  id: word(ENTRA_ID, 'an object id', 'the object id of a group, person or service principal in Entra'),
  type: oneOf(['group', 'user', 'service_principal']),
  name: word(/^[\p{L}\p{N}][\p{L}\p{N} @._#+-]{0,62}$/u, 'a name', 'its name there, at most 63 characters'),
};

export const databaseSchema = z.strictObject({
  ...databaseModel,
  class: optionalWord(/^[A-Z]{1,2}_Standard_[A-Za-z0-9_]{2,30}$/, 'a database class', 'such as GP_Standard_D2ds_v5'),
  storage_gb: wholeNumber('GB', 32, 32_767, 32),
  /** Azure keeps every backup for a week or longer. */
  backup_days: wholeNumber('days', 7, 35, 7),
  /** A copy of the backups in the paired region; settled for good when the database is made. */
  geo_backup: flag(false),
  /** Passwords there are none. */
  admins: optionalRows(ADMIN, { most: 20, expected: 'one a line: object id, group, user or service_principal, name' }),
  /** Of a network outside: the one that is delegated to these databases. */
  subnet: subnetField,
  ...COMMON,
});

type Given = z.output<typeof databaseSchema>;
export type DatabaseSettings = Omit<Given, 'vcpus' | 'ram_gib'> & {
  version: string;
  class: string;
  high_availability: boolean;
  deletion_protection: boolean;
};

export const BURSTABLE = /^B_/;

/** Small ones; a standby and replicas exist for those that do not work in bursts. */
const SMALLEST = { alone: 'B_Standard_B1ms', together: 'GP_Standard_D2ds_v5' };

/** Version, class and safety where none were given; what Azure does not have is a problem. */
export function completeDatabase(
  { vcpus, ram_gib: ramGib, ...given }: Given,
  project: ProjectFacts,
): { settings: DatabaseSettings; problems: Problem[] } {
  const isProd = project.environment === 'prod';
  const isHighlyAvailable = given.high_availability ?? isProd;
  const isTogether = isHighlyAvailable || given.replicas > 0;
  const isSized = vcpus !== undefined || ramGib !== undefined;
  const size = { vcpus: vcpus ?? 1, ramGib: ramGib ?? 1 };
  const sized = isSized
    ? databaseClassesFor('azure', given.engine, size).find(({ id }) => !isTogether || !BURSTABLE.test(id))?.id
    : SMALLEST[isTogether ? 'together' : 'alone'];
  const settings: DatabaseSettings = {
    ...given,
    version: given.version ?? VERSIONS[0] ?? '',
    class: given.class ?? sized ?? '',
    high_availability: isHighlyAvailable,
    deletion_protection: given.deletion_protection ?? isProd,
  };
  const isTooLarge = given.class === undefined && sized === undefined;
  return { settings, problems: [...placeOf(given, project).problems, ...problemsOf(settings, isTooLarge)] };
}

function problemsOf(settings: DatabaseSettings, isTooLarge: boolean): Problem[] {
  if (settings.engine === 'mysql') return NO_MYSQL;
  return [
    ...versionProblems(settings),
    ...(isTooLarge ? wrong('vcpus', 'no class is as large', 'a smaller one') : ownClassProblems(settings)),
    ...storageProblems(settings),
    ...adminProblems(settings),
  ];
}

/** A flexible server of MySQL has a password from its first moment, and reads Entra only with rights that somebody gives it there by hand. */
const NO_MYSQL = wrong(
  'engine',
  'Azure makes a MySQL server with a password only, and GuildOps keeps passwords out of code and state',
  'postgres here, or mysql in a project on aws or gcp',
);

const versionProblems = ({ version }: DatabaseSettings): Problem[] =>
  VERSIONS.includes(version)
    ? []
    : wrong('version', `GuildOps makes no postgres ${version} on Azure`, `one of ${VERSIONS.join(', ')}`);

function ownClassProblems(settings: DatabaseSettings): Problem[] {
  const unknown = classOfferProblems('azure', settings.engine, settings.class, SMALLEST.together);
  if (unknown.length > 0 || !BURSTABLE.test(settings.class)) return unknown;
  const asked = settings.high_availability ? 'high availability' : settings.replicas > 0 ? 'replicas' : undefined;
  return asked ? wrong('class', `${settings.class} has no ${asked}`, `such as ${SMALLEST.together}`) : [];
}

/** Storage is bought by steps. */
function storageProblems({ storage_gb: gb }: DatabaseSettings): Problem[] {
  if (STEPS.includes(gb)) return [];
  const meant = STEPS.find((step) => step > gb);
  return wrong('storage_gb', `Azure sells no ${gb} GB`, `did you mean ${meant ?? STEPS.at(-1)}?`);
}

function adminProblems({ admins = [] }: DatabaseSettings): Problem[] {
  const ids = admins.map(({ id }) => id.toLowerCase());
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  return twice === undefined ? [] : wrong('admins', `${twice} is there twice`, 'each of them once');
}
