import type { PullLink } from '../../core/deploy.ts';
import type { Repo } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { PlanSummary } from '../../core/plan.ts';
import {
  type CodeOwners,
  MOST_OWNERS_BYTES,
  OWNERS_PATHS,
  type Owner,
  type OwnersRule,
  ownerText,
  parseCodeOwners,
  ruleOf,
} from '../../repo/owners/code-owners.ts';
import type { Ports } from '../ports.ts';

/** Whose the changed files are, as far as git and GitHub tell. */
export interface Ownership {
  /** Where the file is that says so, or why there is none to go by. */
  file: { path: string; invalid: CodeOwners['invalid'] } | { why: string; wayOn: string };
  owned: readonly OwnedFiles[];
  /** Logins of people with write permission whose last review approves the planned head. */
  reviewers: readonly string[];
}

/** Changed files with one line about them. */
export interface OwnedFiles {
  line: number;
  paths: readonly string[];
  /** As they are written; empty: the files are nobody's. */
  owners: readonly string[];
  unknown: readonly string[];
  /** Logins of the owners. */
  logins: ReadonlySet<string>;
  /** Why not all of them are known. */
  unsure: readonly string[];
}

type Needs = Pick<Ports, 'pulls' | 'repositories'>;

interface Question {
  repo: Repo;
  pull: PullLink;
  plan: PlanSummary;
  /** Who might be an owner by an address. */
  people: readonly Person[];
  maxAgeMs: number;
}

/** Reads `CODEOWNERS` of the default branch for what a plan's pull request changes. Each team is asked for once. */
export async function lookAtOwners(ports: Needs, question: Question): Promise<Ownership> {
  const { repo, pull, plan } = question;
  const tip = (await ports.repositories.branch(repo, pull.base)) ?? plan.base;
  const [file, paths, reviewers] = await Promise.all([
    ports.repositories.firstFile(repo, tip, OWNERS_PATHS, MOST_OWNERS_BYTES),
    ports.repositories.changedPaths(repo, plan.base, plan.head),
    reviewersOf(ports, question),
  ]);
  if (file?.text === undefined) return { file: noFile(pull.base, file?.path), owned: [], reviewers };
  const owners = parseCodeOwners(file.text);
  const resolve = createResolver(ports, question, reviewers);
  const owned = [...byRule(owners, paths)].map(([rule, changed]) => toOwned(rule, changed, resolve));
  return { file: { path: file.path, invalid: owners.invalid }, owned: await Promise.all(owned), reviewers };
}

/** The paths that a line is about, for each line that decides about one. */
function byRule(owners: CodeOwners, paths: readonly string[]): ReadonlyMap<OwnersRule, string[]> {
  const found = new Map<OwnersRule, string[]>();
  for (const path of paths) {
    const rule = ruleOf(owners, path);
    if (rule) found.set(rule, [...(found.get(rule) ?? []), path]);
  }
  return found;
}

const noFile = (base: string, path: string | undefined) =>
  path === undefined
    ? {
        why: `${base} has no CODEOWNERS`,
        wayOn: `Put it into .github/, the root or docs/ of ${base}, or take code_owners out of guildops.yaml.`,
      }
    : {
        why: `${path} of ${base} is larger than 3 MB, or no text`,
        wayOn: 'GitHub does not read it either: make it smaller.',
      };

type Resolve = (owner: Owner) => Promise<{ logins: readonly string[]; unsure?: string }>;

async function toOwned(
  { line, owners, unknown }: OwnersRule,
  paths: readonly string[],
  resolve: Resolve,
): Promise<OwnedFiles> {
  const found = await Promise.all(owners.map(resolve));
  return {
    ...{ line, paths, unknown, owners: owners.map(ownerText) },
    logins: new Set(found.flatMap(({ logins }) => logins)),
    unsure: [...new Set(found.flatMap(({ unsure }) => unsure ?? []))],
  };
}

/** Who an owner is. A team or an address that several lines name is looked up once. */
function createResolver({ pulls }: Needs, { repo, people, maxAgeMs }: Question, reviewers: readonly string[]): Resolve {
  const known = new Map<string, ReturnType<Resolve>>();
  const logins = [...new Set([...people.flatMap((person) => loginOf(person) ?? []), ...reviewers])];
  const look: Resolve = async (owner) => {
    if (owner.is === 'user') return { logins: [owner.login] };
    if (owner.is === 'team') {
      const team = await pulls.teamMembers(repo, owner, maxAgeMs);
      return 'why' in team ? { logins: [], unsure: team.why } : { logins: team.logins };
    }
    const emails = await Promise.all(logins.map((login) => pulls.publicEmail(repo, login, maxAgeMs)));
    const found = logins.filter((_, index) => emails[index]?.toLowerCase() === owner.address);
    return found.length > 0
      ? { logins: found }
      : { logins: [], unsure: `GitHub does not say whose address ${owner.address} is, unless their profile shows it` };
  };
  return (owner) => {
    const key = ownerText(owner);
    const answer = known.get(key) ?? look(owner);
    known.set(key, answer);
    return answer;
  };
}

/** The login on GitHub of who acted: there, or by a link that was proved. */
export const loginOf = ({ surface, id, linked }: Person): string | undefined =>
  (surface === 'github' ? id : linked)?.toLowerCase();

async function reviewersOf({ pulls }: Needs, { repo, pull, plan, maxAgeMs }: Question): Promise<string[]> {
  const approving = await pulls.approvers(repo, pull.number, plan.head);
  const may = await Promise.all(approving.map((login) => pulls.permission(repo, login, maxAgeMs)));
  return approving.filter((_, index) => may[index] === 'write' || may[index] === 'admin');
}
