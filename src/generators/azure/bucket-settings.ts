import { z } from 'zod';
import { digestOf } from '../../core/ids.ts';
import type { Problem } from '../../core/refusal.ts';
import type { ProjectFacts } from '../kind.ts';
import { bucketModel } from '../models/bucket.ts';
import { actionProblems, wrongRule } from '../models/bucket-rules.ts';
import { REFERENCE } from '../models/common.ts';
import { placeOf } from '../models/place.ts';
import { isPrivate, parseRange, printRange, wholeRange } from '../models/ranges.ts';
import { storageClassProblems } from '../models/storage-class.ts';
import { COMMON, optionalWord } from '../settings/fields.ts';
import { optionalWords } from '../settings/optional.ts';
import { wrong } from '../settings/wrong.ts';
import { subnetField } from './attach.ts';
import { boughtAs, COLDER, classNamed, hasArchive, isColder, tierNamed } from './bucket-classes.ts';
import { hasZones } from './zones.ts';

export const bucketSchema = z.strictObject({
  ...bucketModel,
  /** Whose subnets reach it; nobody outside does. */
  network: optionalWord(REFERENCE, 'the name of a network', 'a network in this project, or existing:<group>/<name>'),
  /** That one subnet alone. */
  subnet: subnetField,
  /** Public addresses that reach it. */
  allowed_ranges: optionalWords(/^[\d./]{7,18}$/, 'an address range', 100, 'public addresses or ranges'),
  ...COMMON,
});

type Given = z.output<typeof bucketSchema>;
export type BucketSettings = Given & { class: string };

/** In every zone of the region in prod, where there are zones; in one place otherwise. */
export const usualClass = ({ environment }: Pick<ProjectFacts, 'environment'>, region: string): string =>
  environment === 'prod' && hasZones(region) ? 'Hot_ZRS' : 'Hot_LRS';

export function completeBucket(given: Given, project: ProjectFacts): { settings: BucketSettings; problems: Problem[] } {
  const asked = given.class ?? usualClass(project, placeOf(given, project).place.region);
  const settings: BucketSettings = {
    ...given,
    class: classNamed(asked) ?? asked,
    lifecycle: given.lifecycle?.map((rule) =>
      rule.class ? { ...rule, class: tierNamed(rule.class) ?? rule.class } : rule,
    ),
  };
  return {
    settings,
    problems: [
      ...placeOf(given, project).problems,
      ...classProblems(settings, placeOf(given, project).place.region),
      ...actionProblems(settings.lifecycle),
      ...moveProblems(settings),
      ...accessProblems(settings),
    ],
  };
}

function classProblems({ class: asked }: BucketSettings, region: string): Problem[] {
  const unknown = storageClassProblems('azure', asked);
  if (unknown.length === 0 && boughtAs(asked).copies.includes('ZRS') && !hasZones(region))
    return wrong('class', `${region} has no zones for ${asked}`, 'a class of LRS or GRS');
  return unknown;
}

const moveProblems = ({ class: own, lifecycle = [] }: BucketSettings): Problem[] =>
  lifecycle.flatMap(({ action, class: to }, at) => {
    if (action !== 'move' || to === undefined) return [];
    const tier = tierNamed(to);
    const from = boughtAs(own);
    if (!tier) return wrongRule(at, `names no class to move to: ${to}`, `one of ${COLDER.join(', ')}`);
    if (!isColder(tier, from.tier))
      return wrongRule(at, `does not move from ${from.tier} to ${tier}`, 'a colder class');
    return tier !== 'Archive' || hasArchive(from)
      ? []
      : wrongRule(at, `moves to Archive, which ${from.copies} does not have`, 'Cold, or a class of LRS or GRS');
  });

function accessProblems({ network, subnet, allowed_ranges: ranges = [] }: BucketSettings): Problem[] {
  const alone = subnet !== undefined && network === undefined ? wrong('network', 'it is missing', 'its network') : [];
  return [...alone, ...ranges.flatMap(rangeProblems)];
}

/** Source: Azure, "Configure Azure Storage firewalls": public addresses, ranges up to /30, single addresses without `/32`. */
function rangeProblems(text: string): Problem[] {
  const isSingle = !text.includes('/');
  const range = parseRange(isSingle ? `${text}/32` : text);
  const refuse = (why: string, expected: string) => wrong('allowed_ranges', `${text} ${why}`, expected);
  if (!range) return refuse('is no address range', 'such as 203.0.113.7 or 203.0.113.0/24');
  const whole = wholeRange(printRange(range));
  if (whole && whole.first !== range.first)
    return refuse('does not begin at the start of its range', `did you mean ${printRange(whole)}?`);
  if (isPrivate(range)) return refuse('is private', 'a public address; private ones come with network');
  if (!isSingle && range.prefix > 30) return refuse('is too small a range', 'single addresses, without /31 or /32');
  return range.prefix === 0 ? refuse('is everybody', 'the ranges of those who need it') : [];
}

const NAME_LENGTH = 24;
const HASH_LENGTH = 8;

/**
 * All of Azure shares the names of accounts, which have neither hyphens nor more than 24 letters: what fits of project and name, and a part
 * of their checksum, so that different buckets stay apart. The same bucket always gets the same.
 */
export function accountName(name: string, { id }: Pick<ProjectFacts, 'id'>): string {
  const readable = `${id}${name}`.replaceAll('-', '').slice(0, NAME_LENGTH - HASH_LENGTH);
  return readable + digestOf(`${id}/${name}`).slice(0, HASH_LENGTH);
}

/** Source: Azure, "Naming and referencing containers". */
export const nameProblems = (container: string): Problem[] =>
  container.length >= 3 && !container.includes('--')
    ? []
    : wrong('name', `Azure takes no container ${container}`, 'three letters or more, no two hyphens in a row');
