import type { Repo, Sha } from '../../src/core/ids.ts';
import type { Unmet } from '../../src/core/requirement.ts';
import type {
  KeptIssue,
  MergeMethod,
  Permission,
  PullFacts,
  Pulls,
  TeamAnswer,
  Thumb,
} from '../../src/deploy/ports.ts';
import type { FakeRepositories } from './repositories.ts';
import { NOW, REPO } from './words.ts';

interface Pull extends Omit<PullFacts, 'head' | 'baseSha'> {
  body: string;
  /** The head when it was closed; the branch says it while it is open. */
  last: Sha;
  /** What GitHub answers to a merge. */
  rule?: string;
}

export interface HandMade {
  branch: string;
  author?: string;
  title?: string;
  base?: string;
  draft?: boolean;
  fork?: boolean;
}

/** Pull requests on the far end of the fake repository. A test reads what arrived in its lists, and does what people do. */
export interface FakePulls extends Pulls {
  readonly opened: { number: number; branch: string; title: string; body: string }[];
  readonly merges: { number: number; head: Sha; title: string; message: string; method?: string }[];
  readonly tags: Map<string, { target: Sha; message: string }>;
  /** By mark. */
  readonly replies: Map<string, string>;
  /** By number. */
  readonly issues: Map<number, KeptIssue>;
  readonly permissions: Map<string, Permission>;
  /** Thumbs under whatever comment is asked about. */
  readonly thumbsGiven: Thumb[];
  /** How the far end lets itself be merged into. */
  readonly ways: { methods: readonly MergeMethod[]; isQueued: boolean };
  /** What GitHub answers about requirements, and the teams that it was asked for. */
  readonly asked: {
    obstacles: Unmet[];
    approvers: { login: string; head: Sha }[];
    members: Map<string, TeamAnswer>;
    emails: Map<string, string>;
    teams: string[];
  };
  openByHand(pull: HandMade): number;
  closeByHand(number: number): void;
  reopen(number: number): void;
  mergeByHand(number: number, by?: string): void;
  change(number: number, facts: Partial<Pick<Pull, 'draft' | 'base' | 'mergeable' | 'rebaseable' | 'rule'>>): void;
  /** Called with every pull request that changed, as GitHub's webhooks tell it. */
  onChange(listener: (number: number) => void): void;
}

export function fakePulls(git: FakeRepositories, clock: { now(): Date } = { now: () => NOW }): FakePulls {
  const pulls: Pull[] = [];
  const listeners: ((number: number) => void)[] = [];
  const opened: FakePulls['opened'] = [];
  const merges: FakePulls['merges'] = [];
  const tags: FakePulls['tags'] = new Map();
  const replies: FakePulls['replies'] = new Map();
  const permissions: FakePulls['permissions'] = new Map();
  const issues: FakePulls['issues'] = new Map();
  const asked: FakePulls['asked'] = {
    ...{ obstacles: [], approvers: [], teams: [] },
    ...{ members: new Map(), emails: new Map() },
  };
  const thumbsGiven: Thumb[] = [];
  const ways: FakePulls['ways'] = { methods: ['squash', 'merge', 'rebase'], isQueued: false };

  const tell = (number: number) => {
    for (const listener of listeners) listener(number);
  };
  git.onPush((branch) => {
    for (const pull of pulls) if (pull.open && pull.branch === branch) tell(pull.number);
  });
  const get = (number: number): Pull => {
    const pull = pulls[number - 1];
    if (!pull) throw new Error(`no pull request #${number}`);
    return pull;
  };
  const headOf = (pull: Pull): Sha => (pull.open ? git.tip(pull.branch) : undefined) ?? pull.last;
  const factsOf = (pull: Pull): PullFacts => {
    const { body: _, last: __, rule: ___, ...facts } = pull;
    const baseSha = git.tip(pull.base);
    if (!baseSha) throw new Error(`no branch ${pull.base}`);
    return { ...facts, head: headOf(pull), baseSha };
  };
  const add = (pull: HandMade & { ours: boolean; body: string }): Pull => {
    const number = pulls.length + 1;
    const head = git.tip(pull.branch);
    if (!head) throw new Error(`no branch ${pull.branch}`);
    const url = `https://github.example/${REPO}/pull/${number}`;
    const defaults = { title: 'by hand', base: 'main', author: 'dev', draft: false, fork: false };
    const made = { ...defaults, ...pull, repo: REPO, number, url, open: true, merged: false, last: head };
    pulls.push(made);
    tell(number);
    return made;
  };
  const end = (pull: Pull, merge?: Sha, mergedBy?: string) => {
    const facts = merge && { merged: true, mergeSha: merge, mergedAt: clock.now(), ...(mergedBy && { mergedBy }) };
    Object.assign(pull, { last: headOf(pull), open: false, ...facts });
    tell(pull.number);
  };

  return {
    opened,
    merges,
    tags,
    replies,
    issues,
    permissions,
    ways,
    thumbsGiven,
    asked,
    onChange: (listener) => void listeners.push(listener),
    openByHand: (pull) => add({ ...pull, ours: false, body: '' }).number,
    closeByHand: (number) => end(get(number)),
    reopen(number) {
      get(number).open = true;
      tell(number);
    },
    mergeByHand: (number, by = 'dev') =>
      end(get(number), git.squash(get(number).base, headOf(get(number)), 'merged by hand'), by),
    change(number, facts) {
      Object.assign(get(number), facts);
      tell(number);
    },

    authors: async () => new Map(),
    standing: async (_, number) => ({ head: headOf(get(number)), obstacles: asked.obstacles }),
    approvers: async (_, __, head) => asked.approvers.filter((one) => one.head === head).map(({ login }) => login),
    async teamMembers(_, { org, slug }) {
      asked.teams.push(`${org}/${slug}`);
      return asked.members.get(`${org}/${slug}`) ?? { why: `GitHub knows no team @${org}/${slug} here` };
    },
    publicEmail: async (_, login) => asked.emails.get(login),

    async open({ branch, base, title, body }) {
      const present = pulls.find((pull) => pull.open && pull.branch === branch);
      if (present) return factsOf(present);
      const { number } = add({ branch, base, title, body, ours: true, author: 'guildops[bot]' });
      opened.push({ number, branch, title, body });
      return factsOf(get(number));
    },
    passMergeGroup: async () => {},
    mergeWays: async () => ways,
    read: async (_: Repo, number) => factsOf(get(number)),
    listOpen: async () => pulls.filter(({ open }) => open).map(factsOf),
    listMerged: async (_, since) =>
      pulls
        .filter((pull) => pull.mergedAt && pull.mergedAt >= since)
        .map((pull) => {
          const { mergedBy: _by, ...listed } = factsOf(pull); // GitHub's list does not say it
          return listed;
        }),
    async merge(_, number, head, { title, message, method }) {
      const pull = get(number);
      if (pull.mergeSha) return { kind: 'merged', sha: pull.mergeSha };
      if (!pull.open) return { kind: 'refused', why: 'the pull request is closed' };
      if (headOf(pull) !== head) return { kind: 'moved' };
      if (pull.rule) return { kind: 'refused', why: pull.rule };
      merges.push({ number, head, title, message, ...(method && { method }) });
      const sha = git.squash(pull.base, head, `${title}\n\n${message}`);
      end(pull, sha);
      return { kind: 'merged', sha };
    },
    async describe(_, number, text) {
      Object.assign(get(number), text);
    },
    tell: async (_, __, mark, { says, output = '', quote = '' }) =>
      void replies.set(mark, [says, output, quote].filter(Boolean).join('\n')),
    async close(_, number) {
      if (get(number).open) end(get(number));
    },
    async tag(_, name, target, message) {
      if (tags.has(name)) return;
      tags.set(name, { target, message });
      git.tags.set(name, target);
    },
    async deleteBranch(_, branch, tip) {
      if (git.tip(branch) === tip) git.drop(branch);
    },
    permission: async (_, login) => permissions.get(login) ?? 'none',
    async reply(_, number, mark, body) {
      const key = `#${number}:${mark}`;
      if (!replies.has(key)) replies.set(key, body);
    },
    async issue(_, { number, ...wanted }) {
      const known = number ?? [...issues].find(([, { mark }]) => mark === wanted.mark)?.[0];
      if (known === undefined && !wanted.isOpen) return undefined;
      const at = known ?? 1_000 + issues.size;
      issues.set(at, wanted);
      return at;
    },
    react: async () => {},
    thumbs: async () => thumbsGiven,
  };
}
