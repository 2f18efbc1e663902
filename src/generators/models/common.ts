import { optionalWord } from '../settings/fields.ts';
import { optionalNumber, optionalWords } from '../settings/optional.ts';

/*
 * The models: the settings of each kind in the words that all clouds share. A provider's kind spreads a model into its own strict object,
 * replaces a field where its cloud has other limits, adds what only it has, and ends with COMMON. Fields made by `optional…` are absent
 * unless asked for.
 */

/** A network, machine or firewall of the same project by its name, or one that exists outside: `existing:shared-net`. */
export const REFERENCE = /^(?:existing:[A-Za-z0-9][A-Za-z0-9._/-]{0,250}|[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)$/;

const OUTSIDE = 'existing:';

/** What a setting names: a resource of the project, or one that is made elsewhere and only looked up. */
export interface Named {
  name: string;
  isOutside: boolean;
}

export const namedBy = (text: string): Named =>
  text.startsWith(OUTSIDE) ? { name: text.slice(OUTSIDE.length), isOutside: true } : { name: text, isOutside: false };

const REGION = /^[a-z][a-z0-9-]{2,39}$/;

/** Another region than the project's. */
export const region = optionalWord(REGION, 'a region', 'a region, when it is not the one of the project');

/** Several regions, with a copy in each; every kind of every cloud has both settings, and takes one of them. */
export const regions = optionalWords(REGION, 'a region', 20, 'regions that each get a copy of it');

/** Another way to ask for a machine type: the nearest type that has both. They never stay in the settings; the type does. */
export const MACHINE_SIZE = {
  vcpus: optionalNumber('vCPU', 1, 416),
  ram_gib: optionalNumber('GiB', 1, 12_000),
};
