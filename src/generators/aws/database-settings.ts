import { z } from 'zod';
import { databaseClassesFor } from '../../catalog/databases.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';
import { databaseModel } from '../models/database.ts';
import { classOfferProblems } from '../models/database-class.ts';
import { COMMON, optionalWord, wholeNumber } from '../settings/fields.ts';
import { wrong } from '../settings/wrong.ts';

/** Major versions with standard support, the one to start with first. Source: AWS, release calendars of RDS. */
const VERSIONS = { postgres: ['17', '16', '15', '14'], mysql: ['8.4', '8.0'] } as const;

export const databaseSchema = z.strictObject({
  ...databaseModel,
  class: optionalWord(/^db\.[a-z0-9-]{2,12}\.[a-z0-9]{2,12}$/, 'a database class', 'a class, such as db.t4g.small'),
  /** gp3 begins at 20 GB. */
  storage_gb: wholeNumber('GB', 20, 65_536, 20),
  ...COMMON,
});

type Given = z.output<typeof databaseSchema>;
export type DatabaseSettings = Omit<Given, 'vcpus' | 'ram_gib'> & {
  version: string;
  class: string;
  high_availability: boolean;
  deletion_protection: boolean;
};

const SMALLEST = 'db.t4g.small';

/** Version, class and safety where none were given; what RDS does not have is a problem. */
export function completeDatabase(
  { vcpus, ram_gib: ramGib, ...given }: Given,
  project: ProjectFacts,
): { settings: DatabaseSettings; problems: Problem[] } {
  const isProd = project.environment === 'prod';
  const isSized = vcpus !== undefined || ramGib !== undefined;
  const sized = isSized
    ? databaseClassesFor('aws', given.engine, { vcpus: vcpus ?? 1, ramGib: ramGib ?? 1 })[0]?.id
    : SMALLEST;
  const settings: DatabaseSettings = {
    ...given,
    version: given.version ?? VERSIONS[given.engine][0],
    class: given.class ?? sized ?? '',
    high_availability: given.high_availability ?? isProd,
    deletion_protection: given.deletion_protection ?? isProd,
  };
  const isTooLarge = given.class === undefined && sized === undefined;
  return {
    settings,
    problems: [
      ...versionProblems(settings),
      ...(isTooLarge
        ? wrong('vcpus', 'no class is as large', 'a smaller one')
        : classOfferProblems('aws', settings.engine, settings.class, SMALLEST)),
      ...replicaProblems(settings),
    ],
  };
}

function versionProblems({ engine, version }: DatabaseSettings): Problem[] {
  const versions: readonly string[] = VERSIONS[engine];
  return versions.includes(version)
    ? []
    : wrong('version', `GuildOps makes no ${engine} ${version} on RDS`, `one of ${versions.join(', ')}`);
}

/** AWS: "Creating a read replica when the source DB manages credentials with Secrets Manager" is not supported for these engines. */
const replicaProblems = ({ replicas }: DatabaseSettings): Problem[] =>
  replicas === 0
    ? []
    : wrong('replicas', 'RDS makes none while it keeps the password itself', '0; high_availability keeps a second one');
