import { providers } from '../catalog/clouds.ts';
import { BUDGETS, FRAMEWORKS, SECURITY_LEVELS, type Wish } from '../core/counsel.ts';
import { type Problem, refuseIf } from '../core/refusal.ts';

export const USE_CASE_LENGTH = { least: 10, most: 1_000 } as const;
/** Compares all clouds. */
export const ALL = 'all';

/** What somebody typed, before it was looked at. */
export interface RawWish {
  useCase: string;
  provider?: string | undefined;
  budget?: string | undefined;
  security?: string | undefined;
  framework?: string | undefined;
  model?: string | undefined;
}

/** @throws Refusal `bad-input` for every field that does not fit, all at once */
export function parseWish(raw: RawWish): Wish {
  const useCase = raw.useCase.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const provider = pick('provider', raw.provider, [...providers(), ALL]);
  const budget = pick('budget', raw.budget, BUDGETS);
  const framework = pick('framework', raw.framework, FRAMEWORKS);
  const security = pick('security', raw.security, SECURITY_LEVELS);
  refuseIf([
    ...lengthProblems(useCase),
    ...[provider, budget, framework, security].flatMap(({ problems }) => problems),
    ...(framework.value && security.value && security.value !== 'compliance' ? [NEEDS_COMPLIANCE] : []),
  ]);
  const model = raw.model?.trim().slice(0, 80);
  return {
    useCase,
    security: security.value ?? (framework.value ? 'compliance' : 'standard'),
    ...(provider.value && provider.value !== ALL && { provider: provider.value }),
    ...(budget.value && { budget: budget.value }),
    ...(framework.value && { framework: framework.value }),
    ...(model && { model }),
  };
}

const NEEDS_COMPLIANCE: Problem = {
  code: 'bad-input',
  field: 'security',
  why: 'a framework is asked for with another level',
  expected: 'compliance, or no framework',
};

function pick<Word extends string>(field: string, typed: string | undefined, words: readonly Word[]) {
  const value = typed === undefined ? undefined : words.find((word) => word === typed.trim().toLowerCase());
  const problem: Problem = {
    code: 'bad-input',
    field,
    why: `there is no ${typed}`,
    expected: `one of ${words.join(', ')}`,
  };
  return { value, problems: typed !== undefined && value === undefined ? [problem] : [] };
}

function lengthProblems(useCase: string): Problem[] {
  const { least, most } = USE_CASE_LENGTH;
  if (useCase.length >= least && useCase.length <= most) return [];
  const why = useCase.length < least ? 'it says too little' : `it has ${useCase.length} characters`;
  return [{ code: 'bad-input', field: 'use case', why, expected: `a sentence or two, ${least} to ${most} characters` }];
}
