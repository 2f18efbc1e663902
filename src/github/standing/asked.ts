import type { Repo } from '../../core/ids.ts';
import type { Unmet } from '../../core/requirement.ts';
import type { GitHub } from '../app.ts';
import { orMissing } from '../errors.ts';
import { ADMINISTRATION_PERMISSIONS } from '../permissions.ts';
import { toRepoParams } from '../repo.ts';
import { type BranchRule, rulesOf } from '../rules.ts';

/** A check or status that a head needs; `app`: the only App it may come from. */
export interface RequiredCheck {
  name: string;
  app?: number;
}

/** What a branch asks of what is merged into it, by its rulesets and by a branch protection of the older kind. */
export interface Asked {
  checks: readonly RequiredCheck[];
  reviews: boolean;
  conversations: boolean;
  upToDate: boolean;
  /** What nobody can look up, as GitHub calls it. */
  others: readonly string[];
  unreadable: readonly Unmet[];
}

const NOTHING: Asked = {
  checks: [],
  reviews: false,
  conversations: false,
  upToDate: false,
  others: [],
  unreadable: [],
};

export async function askedBy(github: GitHub, repo: Repo, branch: string): Promise<Asked> {
  const client = await github.client(repo);
  const [rules, classic] = await Promise.all([rulesOf(client, repo, branch), classicOf(github, repo, branch)]);
  return [classic, ...rules.map(ofRule)].reduce(together);
}

const together = (a: Asked, b: Asked): Asked => ({
  checks: [...a.checks, ...b.checks],
  reviews: a.reviews || b.reviews,
  conversations: a.conversations || b.conversations,
  upToDate: a.upToDate || b.upToDate,
  others: [...a.others, ...b.others],
  unreadable: [...a.unreadable, ...b.unreadable],
});

/** Rules about pushes and names, and about the way of merging, which is looked at for every apply. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...['creation', 'deletion', 'non_fast_forward', 'branch_name_pattern', 'tag_name_pattern', 'copilot_code_review'],
  ...['file_path_restriction', 'max_file_path_length', 'file_extension_restriction', 'max_file_size'],
  ...['required_linear_history', 'merge_queue'],
]);

function ofRule(rule: BranchRule): Asked {
  if (rule.type === 'required_status_checks') {
    const { required_status_checks: checks = [], strict_required_status_checks_policy: upToDate = false } =
      rule.parameters ?? {};
    return { ...NOTHING, upToDate, checks: checks.map(({ context, integration_id: app }) => toCheck(context, app)) };
  }
  if (rule.type === 'pull_request')
    return { ...NOTHING, reviews: true, conversations: rule.parameters?.required_review_thread_resolution ?? false };
  return ELSEWHERE.has(rule.type) ? NOTHING : { ...NOTHING, others: [rule.type] };
}

/** Any App may answer where none is named. */
const toCheck = (name: string, app: number | null | undefined): RequiredCheck =>
  typeof app === 'number' && app > 0 ? { name, app } : { name };

async function classicOf(github: GitHub, repo: Repo, branch: string): Promise<Asked> {
  const params = { ...toRepoParams(repo), branch };
  const { data } = await (await github.client(repo)).rest.repos.getBranch(params);
  if (!data.protected || data.protection?.enabled === false) return NOTHING;
  const client = await github.optionalClient(repo, ADMINISTRATION_PERMISSIONS);
  if (!client) return { ...NOTHING, unreadable: [UNREADABLE] };
  const found = await orMissing(client.rest.repos.getBranchProtection(params));
  return found ? ofProtection(found.data) : NOTHING;
}

type Protection = Awaited<
  ReturnType<Awaited<ReturnType<GitHub['client']>>['rest']['repos']['getBranchProtection']>
>['data'];

function ofProtection(protection: Protection): Asked {
  const { required_status_checks: required, restrictions } = protection;
  const named = required?.checks ?? required?.contexts.map((context) => ({ context, app_id: null })) ?? [];
  return {
    checks: named.map(({ context, app_id: app }) => toCheck(context, app)),
    reviews: protection.required_pull_request_reviews !== undefined,
    conversations: protection.required_conversation_resolution?.enabled ?? false,
    upToDate: required?.strict ?? false,
    others: [
      ...(protection.required_signatures?.enabled ? ['required_signatures'] : []),
      ...(protection.lock_branch?.enabled ? ['lock_branch'] : []),
      ...(restrictions ? ['restrictions'] : []),
    ],
    unreadable: [],
  };
}

const UNREADABLE: Unmet = {
  why: 'the branch protection of its base cannot be read, as the GitHub App lacks the permission administration: read',
  wayOn:
    'Grant it to the App, or move the rules into a ruleset, which it can read. Or do not require guildops/apply there: then GitHub’s own word is enough.',
};
