import { countsAs, type Finding, SEVERITIES, type Severity } from '../../core/verdict.ts';
import type { Translate } from '../words/t.ts';
import { clip, code, inline } from './text.ts';

const SEVERITY_ICONS: Readonly<Record<Severity, string>> = {
  critical: '⛔',
  high: '🔴',
  medium: '🟠',
  low: '🟡',
  info: 'ℹ️',
};

/** The findings on one line: how many of each severity are new, and the gravest. */
export function findingLine(findings: readonly Finding[], max: number, t: Translate): string | undefined {
  const fresh = findings.filter((finding) => countsAs(finding) === 'new');
  const counts = SEVERITIES.toReversed().map((severity) => {
    const found = fresh.filter((one) => one.severity === severity).length;
    return found > 0 ? `${SEVERITY_ICONS[severity]} ${found} ${severity}` : '';
  });
  const [worst] = fresh.toSorted((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
  const others = findings.length - fresh.length;
  const before = others > 0 ? t('plan.found-before', { count: others }) : '';
  const shown = [...counts, before].filter(Boolean).join(' · ');
  const excused = worst?.otherwise ? ` (${t('plan.suppressed')})` : '';
  const first = worst ? `: ${code(worst.address, 80)} ${inline(worst.message, 160)}${excused}` : '';
  return findings.length === 0 ? undefined : clip([`**${t('plan.findings')}** ${shown}${first}`], max);
}

/** One finding with all that is said of it. */
export function findingText(finding: Finding, t: Translate): string {
  const { severity, rule, address, message, status, reason, until, otherwise } = finding;
  const excuse = otherwise ? t('plan.suppressed') : status === 'existing' ? t('plan.existing') : status;
  const end = until ? ` ${t('plan.until', { when: inline(until, 20) })}` : '';
  const why = reason === undefined ? '' : `: ${inline(reason, 150)}${end}`;
  const how = status === 'new' ? '' : ` · ${excuse}${why}`;
  return `${SEVERITY_ICONS[severity]} ${severity} ${code(rule, 20)} ${code(address, 90)} ${inline(message, 250)}${how}`;
}
