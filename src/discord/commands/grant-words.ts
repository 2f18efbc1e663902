import { isProvider, providers } from '../../catalog/clouds.ts';
import { regionOf } from '../../catalog/regions.ts';
import type { GrantLimits, Role } from '../../core/governance.ts';
import { CAPABILITIES, Refusal } from '../../core/refusal.ts';
import { KINDS } from '../../core/request.ts';
import { SIZES } from '../../core/size.ts';

/** Words that other systems use for the same right. */
const ROLE_WORDS: Readonly<Record<Role, readonly string[]>> = {
  viewer: ['viewer', 'view', 'read', 'reader', 'cloudviewer'],
  user: ['user', 'deploy', 'deployer', 'write', 'clouduser'],
  admin: ['admin', 'administrator', 'owner', 'cloudadmin'],
};

const bad = (field: string, why: string, expected: string): Refusal =>
  new Refusal({ code: 'bad-input', field, why, expected });

/** @throws Refusal `bad-input` */
export function roleOf(typed: string): Role {
  const word = typed
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  const role = (Object.keys(ROLE_WORDS) as Role[]).find((name) => ROLE_WORDS[name].includes(word));
  if (role) return role;
  throw bad('role', `"${typed}" is not a role`, 'viewer, user or admin');
}

const parted = (typed: string): string[] => [
  ...new Set(
    typed
      .toLowerCase()
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** Words from a list, as typed with commas. @throws Refusal `bad-input` that names the first that is none */
function wordsFrom<Word extends string>(field: string, typed: string, known: readonly Word[]): Word[] {
  return parted(typed).map((word) => {
    const found = known.find((one) => one.replace(/[\s_-]/g, '') === word.replace(/[\s_-]/g, ''));
    if (found === undefined) throw bad(field, `"${word}" is none`, known.join(', '));
    return found;
  });
}

/** @throws Refusal `bad-input` */
function regionsFrom(typed: string): string[] {
  const regions = parted(typed);
  const unknown = regions.find((region) => !providers().some((provider) => regionOf(provider, region)));
  if (unknown !== undefined)
    throw bad('regions', `there is no region "${unknown}"`, 'ids such as europe-west1, eu-central-1');
  return regions;
}

/** What a grant gives otherwise than its role, as its options say; undefined where they say nothing. @throws Refusal `bad-input` */
export function limitsOf(option: (name: string) => string | undefined): GrantLimits | undefined {
  const given = (name: string) => option(name) ?? '';
  const [provider, size] = [given('provider'), SIZES.find((one) => one === given('size'))];
  const limits: GrantLimits = {
    ...(isProvider(provider) && { provider }),
    ...(given('kinds') && { kinds: wordsFrom('kinds', given('kinds'), KINDS) }),
    ...(size && { size }),
    ...(given('regions') && { regions: regionsFrom(given('regions')) }),
    ...(given('budget') && { budgetUsd: Number(given('budget')) }),
    ...(given('allow') && { capabilities: wordsFrom('allow', given('allow'), CAPABILITIES) }),
  };
  return Object.keys(limits).length > 0 ? limits : undefined;
}
