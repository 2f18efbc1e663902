import type { Finding } from '../core/verdict.ts';
import type { CodeBlock } from './code/blocks.ts';
import { matches } from './facts/policy.ts';
import { withoutKeys } from './plan/address.ts';

/** What somebody decided may be. */
export interface Suppression {
  /** Id of a rule, ours or a public one. */
  rule: string;
  /** Addresses, with `*` for any part; absent: everywhere. */
  address?: string;
  reason: string;
  /** The last day it counts, `2027-01-31`; absent: until it is taken back. */
  until?: string;
}

interface Given {
  suppressions: readonly Suppression[];
  blocks: readonly CodeBlock[];
  /** Where findings are shown. */
  places: readonly CodeBlock[];
  /** The code that was there before the change; absent where nobody knows it, and then no comment is taken for new. */
  before?: readonly CodeBlock[];
  /** `2026-11-28`. */
  today: string;
}

/** The findings with their place in the code, and those marked that somebody said may be; what is over counts again. */
export const suppressed = (findings: readonly Finding[], given: Given): Finding[] =>
  findings.map((finding) => {
    const block = blockOf(finding, given.places);
    const placed = block ? { ...finding, file: block.file, line: block.line } : finding;
    const counting = (all: readonly Said[]) => all.find(({ until }) => until === undefined || until >= given.today);
    const standing = counting([
      ...fromPolicy(finding, given.suppressions),
      ...fromComments(finding, given.before ?? given.blocks),
    ]);
    const now = counting([...fromPolicy(finding, given.suppressions), ...fromComments(finding, given.blocks)]);
    if (!now || finding.status === 'suppressed') return placed;
    const { reason, until } = now;
    const otherwise = standing ? {} : { otherwise: finding.status };
    return { ...placed, status: 'suppressed', reason, ...(until && { until }), ...otherwise };
  });

type Said = Pick<Suppression, 'reason' | 'until'>;

const names = (rule: string, finding: Finding): boolean =>
  [finding.rule, ...finding.refs].some((id) => id.toUpperCase() === rule.toUpperCase());

const fromPolicy = (finding: Finding, suppressions: readonly Suppression[]): Said[] =>
  suppressions.filter(
    ({ rule, address }) => names(rule, finding) && (address === undefined || matches(address, finding.address)),
  );

/** A comment counts with a reason alone. */
const fromComments = (finding: Finding, blocks: readonly CodeBlock[]): Said[] =>
  blocks
    .filter((block) => isAbout(block, finding.address))
    .flatMap(({ ignores }) => ignores)
    .flatMap(({ rules, reason, until }): Said[] =>
      reason !== undefined && rules.some((rule) => names(rule, finding)) ? [{ reason, ...(until && { until }) }] : [],
    );

/** A block is about its resource, a call of a module about all in it. */
function isAbout({ at, isRoot }: CodeBlock, address: string): boolean {
  const code = withoutKeys(address);
  if (at.startsWith('module.')) return isRoot ? code.startsWith(`${at}.`) : code.includes(`.${at}.`);
  return isRoot ? code === at : code.startsWith('module.') && code.endsWith(`.${at}`);
}

/** Where a resource itself stands, rather than the call it comes from. */
const blockOf = ({ address }: Finding, blocks: readonly CodeBlock[]): CodeBlock | undefined => {
  const about = blocks.filter((block) => isAbout(block, address));
  return about.find(({ at }) => !at.startsWith('module.')) ?? about[0];
};
