import { posix } from 'node:path';
import { isAtLeast } from '../../core/verdict.ts';
import type { DeployView } from '../../deploy/ports.ts';
import { isTold } from '../../review/kept.ts';
import { shorten } from './markdown.ts';

/** A remark at a line of the pull request, in the fields of GitHub's API. Plain text: GitHub renders none of it. */
export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  annotation_level: 'failure' | 'warning';
  title: string;
  message: string;
}

/** GitHub takes so many with one request. */
export const MOST_ANNOTATIONS = 50;
const LONGEST_TITLE = 200;
const LONGEST_MESSAGE = 4_000;

/** What the engine and the rules said of files that are in the repository, each at its line. */
export const annotationsOf = (views: readonly DeployView[]): Annotation[] =>
  [...views.flatMap(ofFailedPlan), ...views.flatMap(ofFindings)].slice(0, MOST_ANNOTATIONS);

function ofFailedPlan({ deploy: { state }, project: { directory } }: DeployView): Annotation[] {
  if (state.at !== 'failed' || state.during !== 'plan') return [];
  return state.reason.split(/^(?=Error: |Warning: )/m).flatMap((diagnostic) => toAnnotation(diagnostic, directory));
}

/** What is new and no trifle, at the block of its resource or the call of its module, with what the line would be. */
function ofFindings({ deploy: { state }, project: { directory } }: DeployView): Annotation[] {
  if (state.at !== 'plan_ready' && state.at !== 'approved') return [];
  const { findings, fixes = [] } = state.plan;
  return findings.filter(isTold).flatMap(({ file, line = 0, severity, rule, title, address, message, otherwise }) => {
    const path = file === undefined ? undefined : inRepository(directory, file);
    if (path === undefined || line < 1) return [];
    const right = fixes.filter((one) => one.rule === rule && one.address === address);
    const said = [
      `${address}: ${message}`,
      ...(otherwise ? ['A comment of this very change suppresses it, so it counts all the same.'] : []),
      ...right.map((fix) => `Would be right at line ${fix.line}:\n${fix.text}`),
    ].join('\n');
    return [
      {
        ...{ path, start_line: line, end_line: line },
        annotation_level: isAtLeast(severity, 'high') ? 'failure' : 'warning',
        title: shorten(`${severity}: ${title} (${rule})`, LONGEST_TITLE),
        message: shorten(said, LONGEST_MESSAGE),
      },
    ];
  });
}

/** `Error: …`, then where: `on vm.tf line 3, in resource "x" "y":`, as `diagnosticText` and the engine itself write it. */
const PLACE = /^ {2}on (.{1,300}) line (\d{1,7})(?:, in .*)?:$/m;
const FIRST = /^(Error|Warning): (.*)/;

function toAnnotation(diagnostic: string, directory: string): Annotation[] {
  const [, kind, title] = FIRST.exec(diagnostic) ?? [];
  const [, file, line] = PLACE.exec(diagnostic) ?? [];
  const path = file === undefined ? undefined : inRepository(directory, file);
  if (!title || path === undefined || Number(line) < 1) return [];
  return [
    {
      path,
      start_line: Number(line),
      end_line: Number(line),
      annotation_level: kind === 'Warning' ? 'warning' : 'failure',
      title: shorten(title, LONGEST_TITLE),
      message: shorten(diagnostic.trim(), LONGEST_MESSAGE),
    },
  ];
}

/** The path from the repository's root; undefined for what is not in it, such as a module that was fetched. */
export function inRepository(directory: string, file: string): string | undefined {
  const path = posix.normalize(posix.join(directory, file));
  const isOutside = posix.isAbsolute(file) || path.startsWith('../') || path.split('/').includes('.terraform');
  return isOutside ? undefined : path;
}
