import { optionalWord, wholeNumber, word } from '../settings/fields.ts';
import { oneOf, optionalFlag } from '../settings/optional.ts';
import { MACHINE_SIZE, REFERENCE, region } from './common.ts';

export const ENGINES = ['postgres', 'mysql'] as const;

/**
 * A managed database: private, encrypted, with backups, and without a password in code or state. Either `class`, or `vcpus` and `ram_gib`;
 * a small one when neither is given.
 */
export const databaseModel = {
  engine: oneOf(ENGINES),
  /** Major version: `17`, `8.4`; the provider's current one when none is given. */
  version: optionalWord(/^\d{1,2}(?:\.\d{1,2})?$/, 'a version', 'a major version, such as 17 or 8.4'),
  class: optionalWord(/^[A-Za-z][A-Za-z0-9._-]{2,60}$/, 'a database class', 'a database class of this cloud'),
  ...MACHINE_SIZE,
  storage_gb: wholeNumber('GB', 10, 65_536, 20),
  backup_days: wholeNumber('days', 1, 35, 7),
  /** Read replicas. */
  replicas: wholeNumber('replicas', 0, 5, 0),
  /** A second machine in another zone takes over; on in prod when nothing is said. */
  high_availability: optionalFlag(),
  network: word(REFERENCE, 'the name of a network', 'the name of a network in this project, or existing:<name>'),
  /** On in prod when nothing is said. */
  deletion_protection: optionalFlag(),
  region,
};
