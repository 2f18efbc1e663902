import type { Deploy } from '../../core/deploy.ts';
import { isEmptyPlan } from '../../core/plan.ts';
import type { ValidatedPlan, Validation } from '../../core/validation.ts';
import type { Card } from '../message.ts';
import { type Translate, translateTo } from '../words/t.ts';
import { container, text } from './components.ts';
import { findingLine } from './finding-lines.ts';
import { planCost } from './lobby/cost.ts';
import { changeLines, countsLine } from './plan-lines.ts';
import { GOOD_COLOUR, REFUSAL_COLOUR } from './states.ts';
import { clip, code, fence, lines, time } from './text.ts';

const STEPS = ['init', 'validate', 'plan'] as const;

/** Which steps went well: what failed says so, and what comes after it was not reached. */
function stepsLine({ unformatted, failedAt }: Validation): string {
  const end = failedAt ? STEPS.indexOf(failedAt) : STEPS.length;
  const format = failedAt === 'init' ? '▫️ fmt' : `${unformatted.length > 0 ? '⚠️' : '✅'} fmt`;
  const steps = STEPS.map((step, index) => `${index < end ? '✅' : index === end ? '❌' : '▫️'} ${step}`);
  const [init = '', ...others] = steps;
  return [init, format, ...others].join(' · ');
}

const planLines = (plan: ValidatedPlan, t: Translate): string =>
  lines(
    isEmptyPlan(plan) ? t('validate.no-changes') : lines(countsLine(plan.counts, t), changeLines(plan, 900, t)),
    planCost(plan.cost, {}, t),
    findingLine(plan.findings, 500, t),
  );

/** Errors, and warnings, each in its own block. */
const block = (title: string, said: readonly string[], max: number): string =>
  lines(`**${title}**`, fence(said.join('\n\n'), max));

/** What a draft or an open deploy would do, for whoever asked alone. */
export function validationCard(found: Validation, { id, project }: Deploy, { locale }: { locale?: string } = {}): Card {
  const t = translateTo(locale);
  const { plan, errors, warnings, unformatted, at } = found;
  const names = clip([unformatted.map((name) => code(name, 60)).join(', ')], 300);
  const parts = [
    lines(
      `### ${t('validate.title', { deploy: code(id), project: code(project) })}`,
      `-# ${[plan?.engine, time(at)].filter(Boolean).join(' · ')} · ${t('validate.pushed-nothing')}`,
    ),
    stepsLine(found),
    plan && planLines(plan, t),
    errors.length > 0 && block(`❌ ${t('validate.errors', { count: errors.length })}`, errors, 1_000),
    warnings.length > 0 && block(`⚠️ ${t('validate.warnings', { count: warnings.length })}`, warnings, 700),
    unformatted.length > 0 && `⚠️ ${t('validate.unformatted', { count: unformatted.length, files: names })}`,
  ];
  const shown = parts.filter((part) => typeof part === 'string');
  return { components: [container(errors.length > 0 ? REFUSAL_COLOUR : GOOD_COLOUR, shown.map(text))] };
}
