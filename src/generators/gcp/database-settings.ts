import { z } from 'zod';
import { databaseClass } from '../../catalog/databases.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';
import { databaseModel } from '../models/database.ts';
import { classOfferProblems } from '../models/database-class.ts';
import { placeOf } from '../models/place.ts';
import { COMMON, optionalWord } from '../settings/fields.ts';
import { optionalWords } from '../settings/optional.ts';

/** Major versions Cloud SQL offers, the one to start with first. Source: Google, "Database versions and version policies", 2025. */
const VERSIONS = {
  postgres: ['17', '16', '15', '14', '13'],
  mysql: ['8.4', '8.0'],
} as const;

const EMAIL = /^[A-Za-z0-9][A-Za-z0-9._%+-]{0,62}@[a-z0-9.-]{3,120}\.[a-z]{2,24}$/;

export const databaseSchema = z.strictObject({
  ...databaseModel,
  class: optionalWord(/^db-[a-z0-9-]{3,40}$/, 'a database class', 'a Cloud SQL class, such as db-custom-2-7680'),
  /** Who may log in, by Google account or service account; passwords there are none. */
  users: optionalWords(EMAIL, 'an account', 50, 'addresses of people or service accounts'),
  ...COMMON,
});

type Given = z.output<typeof databaseSchema>;
export type DatabaseSettings = Omit<Given, 'vcpus' | 'ram_gib'> & {
  version: string;
  class: string;
  high_availability: boolean;
  deletion_protection: boolean;
};

/** Small, with a core of its own: shared ones have no service level agreement. */
const SMALLEST = 'db-custom-1-3840';

/** Version, class and safety where none were given; what Cloud SQL does not have is a problem. */
export function completeDatabase(
  { vcpus, ram_gib: ramGib, ...given }: Given,
  project: ProjectFacts,
): { settings: DatabaseSettings; problems: Problem[] } {
  const isProd = project.environment === 'prod';
  const isSized = vcpus !== undefined || ramGib !== undefined;
  const settings: DatabaseSettings = {
    ...given,
    version: given.version ?? VERSIONS[given.engine][0],
    class: given.class ?? (isSized ? customClass(vcpus ?? 1, ramGib ?? 0) : SMALLEST),
    high_availability: given.high_availability ?? isProd,
    deletion_protection: given.deletion_protection ?? isProd,
  };
  return {
    settings,
    problems: [...placeOf(given, project).problems, ...versionProblems(settings), ...classProblems(settings)],
  };
}

/**
 * The smallest class that has both: 1 vCPU or an even number up to 96, 0.9 to 6.5 GiB for each, in steps of 256 MiB, at least 3.75 GiB.
 * Source: Google, "Machine series overview" of Cloud SQL.
 */
export function customClass(vcpus: number, ramGib: number): string {
  const evenly = (count: number) => (count <= 1 ? 1 : Math.ceil(count / 2) * 2);
  const cores = evenly(Math.max(vcpus, Math.ceil(ramGib / 6.5)));
  const mib = Math.max(ramGib * 1024, 3_840, cores * 0.9 * 1024);
  return `db-custom-${cores}-${Math.ceil(mib / 256) * 256}`;
}

const wrong = (field: string, why: string, expected: string): Problem[] => [
  { code: 'bad-input', field, why, expected },
];

function versionProblems({ engine, version }: DatabaseSettings): Problem[] {
  const versions: readonly string[] = VERSIONS[engine];
  return versions.includes(version)
    ? []
    : wrong('version', `Cloud SQL has no ${engine} ${version}`, `one of ${versions.join(', ')}`);
}

function classProblems({ class: id, engine }: DatabaseSettings): Problem[] {
  const custom = /^db-custom-(\d{1,3})-(\d{1,7})$/.exec(id);
  if (custom) {
    const [vcpus, mib] = [Number(custom[1]), Number(custom[2])];
    const meant = customClass(vcpus, mib / 1024);
    if (vcpus > 96 || meant.startsWith('db-custom-98')) return wrong('class', `${id} is too large`, 'at most 96 vCPU');
    return meant === id ? [] : wrong('class', `there is no class ${id}`, `did you mean ${meant}?`);
  }
  if (databaseClass('gcp', id) && !isEnterprise(id)) return wrong('class', `${id} needs Enterprise Plus`, SMALLEST);
  return classOfferProblems('gcp', engine, id, SMALLEST);
}

/** Classes of the other edition have rules and prices of their own. */
const isEnterprise = (id: string): boolean => !/^db-(?:perf-optimized|c4a)/.test(id);
