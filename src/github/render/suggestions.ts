import { planOf } from '../../core/deploy.ts';
import { digestOf } from '../../core/ids.ts';
import type { Suggestion } from '../../core/review.ts';
import type { Finding } from '../../core/verdict.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { isTold } from '../../review/kept.ts';
import { inRepository } from './annotations.ts';
import { code, fence, isPlain, text } from './markdown.ts';
import { suggestionMark } from './marks.ts';

/** A line of a pull request as it would be right, for one click. */
export interface LineSuggestion {
  project: string;
  /** What it says, wherever its line is by now. */
  key: string;
  path: string;
  line: number;
  /** Markdown, with a hidden first line. */
  body: string;
}

/**
 * What constants mend of what a plan brings, line by line: in code that people write, as a click in a generated file would put it out of step
 * with what it is made of.
 */
export function suggestionsOf(views: readonly DeployView[]): LineSuggestion[] {
  const all = views.flatMap(ofView);
  return all.filter((one, at) => all.findIndex(({ path, line }) => path === one.path && line === one.line) === at);
}

function ofView({ deploy, project }: DeployView): LineSuggestion[] {
  const plan = deploy.landed ? undefined : planOf(deploy);
  const told = (plan?.findings ?? []).filter(isTold);
  const byLine = new Map<string, { fix: Suggestion; finding: Finding }[]>();
  for (const fix of plan?.fixes ?? []) {
    const finding = told.find((one) => one.rule === fix.rule && one.address === fix.address);
    if (!finding || fix.isGenerated || !isPlain(fix.text)) continue;
    const place = `${fix.file}:${fix.line}`;
    byLine.set(place, [...(byLine.get(place) ?? []), { fix, finding }]);
  }
  return [...byLine.values()].flatMap((some) => {
    const [first] = some;
    const path = first && inRepository(project.directory, first.fix.file);
    if (!first || path === undefined) return [];
    const words = [...new Set(some.map(({ finding }) => wordsOf(finding)))];
    // The last line break would end the last line; a suggestion may end in an empty one.
    const said = `${words.join('\n')}\n\n${fence(`${together(some.map(({ fix }) => fix.text))}\n`, 'suggestion')}`;
    const key = digestOf(`${path}\n${said}`).slice(0, 16);
    const body = `${suggestionMark({ project: project.id, key })}\n${said}`;
    return [{ project: project.id, key, path, line: first.fix.line, body }];
  });
}

const wordsOf = ({ severity, title, rule, address, message }: Finding): string =>
  `**${severity}**: ${text(title)} (${code(rule, 80)}). ${code(address)}: ${text(message)}`;

/** What several remedies make of one line: all begin with it where they put something after it; of the same one twice one stays. */
function together(texts: readonly string[]): string {
  const [first = '', ...others] = [...new Set(texts)];
  const [head = ''] = first.split('\n', 1);
  return [first, ...others.filter((one) => one.startsWith(`${head}\n`)).map((one) => one.slice(head.length + 1))].join(
    '\n',
  );
}
