import { type Alternative, type Claim, type Hint, NO_MODEL, SCORES, type TradeOff } from '../../core/advice.ts';
import type { ShownAdvice } from '../../deploy/advice/shown-advice.ts';
import { countOf } from './format.ts';
import { code, codeCell, link, text } from './markdown.ts';

/** What accompanies a plan, folded: steps of a model where one has answered, practices that fit in any case. It decides nothing, and says so. */
export function adviceLines(advice: ShownAdvice): string[] {
  const { said, practices, limited } = advice;
  const parts = [...(said ? stepLines(advice) : []), ...practiceLines(practices)];
  if (parts.length === 0 && (limited === undefined || limited === NO_MODEL)) return [];
  return [
    `<details><summary>${titleOf(advice)}</summary>`,
    '',
    ...parts,
    ...(limited === undefined
      ? []
      : [`<sub>Limited mode, rules and practices alone: ${text(limited, 300)}.</sub>`, '']),
    ...(said ? [saidLine(advice), ''] : []),
    '</details>',
  ];
}

function titleOf({ said, hints, practices }: ShownAdvice): string {
  const count = countOf(practices.length, 'fitting practice');
  return said === undefined
    ? `Advice: ${count}`
    : `Advice, which decides nothing: ${countOf(hints.length, 'hint')}, ${count}`;
}

const block = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`**${title}**`, ...lines, ''];

function stepLines({ said, hints }: ShownAdvice): string[] {
  if (!said) return [];
  const { requirements, constraints, practices, tradeOffs, alternatives } = said.steps;
  return [
    ...block('What it has to achieve', requirements.map(claimLine)),
    ...block('What limits it', constraints.map(claimLine)),
    ...block('Practices applied', practices.map(claimLine)),
    ...block('Trade-offs', tradeOffLines(tradeOffs)),
    ...block('Hints', hints.map(hintLine)),
    ...block('Alternatives', alternatives.map(alternativeLine)),
  ];
}

const citesOf = ({ cites }: Claim): string => cites.map((id) => code(id, 40)).join(', ');

const claimLine = (claim: Claim): string => `- ${text(claim.text)} (${code(claim.address)}; ${citesOf(claim)})`;

const SIGN = { medium: '🟡', low: '🔵' } as const;

const hintLine = (hint: Hint): string =>
  `- ${SIGN[hint.severity]} ${code(hint.address)} ${text(hint.text)}: ${text(hint.why)} ${text(hint.fix)} (${hint.explains ? `explains ${code(hint.explains, 40)}` : citesOf(hint)})`;

const alternativeLine = (one: Alternative): string =>
  `- ${text(one.text)}: gains ${text(one.gains)}; loses ${text(one.loses)} (${code(one.address)}; ${citesOf(one)})`;

/** Scores from 1 (poor) to 5 (very good). */
function tradeOffLines(all: readonly TradeOff[]): string[] {
  if (all.length === 0) return [];
  const heads = SCORES.map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`);
  const row = (one: TradeOff) =>
    `| ${text(one.text)} (${codeCell(one.address)}) | ${text(one.gains)} | ${text(one.loses)} | ${SCORES.map((name) => one.scores[name]).join(' | ')} |`;
  return [
    `| Choice | Gains | Loses | ${heads.join(' | ')} |`,
    `|---|---|---|${SCORES.map(() => '--:').join('|')}|`,
    ...all.map(row),
  ];
}

const practiceLines = (practices: ShownAdvice['practices']): string[] =>
  block(
    'Practices that fit',
    practices.map(
      ({ id, title, reference }) =>
        `- ${code(id, 40)} ${reference === undefined ? text(title) : link(title, reference)}`,
    ),
  );

function saidLine({ said, thumbs, hidden }: ShownAdvice): string {
  const dropped = Object.values(said?.drops ?? {}).reduce((sum, n) => sum + n, 0);
  const left =
    dropped === 0
      ? ''
      : `; ${countOf(dropped, 'claim')} of it left out, as nothing in the plan bears ${dropped === 1 ? 'it' : 'them'} out`;
  const hides = hidden === 0 ? '' : `; ${countOf(hidden, 'hint')} hidden by people`;
  const votes = thumbs.up + thumbs.down === 0 ? '' : ` · 👍 ${thumbs.up} 👎 ${thumbs.down}`;
  return `<sub>By ${code(said?.model ?? '', 80)}, from a summary of the plan${left}${hides}${votes}</sub>`;
}
