import type { GuildId } from '../../core/ids.ts';
import type { Provider } from '../../core/project.ts';
import { type Problem, refuseIf } from '../../core/refusal.ts';
import type { Resource } from '../../core/request.ts';
import type { ProjectFacts } from '../kind.ts';
import { shown } from '../names.ts';
import { readable } from '../settings/fields.ts';
import { BUILT_IN } from './built-in.ts';
import { lineOf } from './condense.ts';
import type { Line, Template } from './template.ts';

/** A template of one guild, made of a draft. It is for one provider, as its settings are. */
export interface SavedTemplate {
  guild: GuildId;
  provider: Provider;
  name: string;
  summary: string;
  lines: readonly Line[];
  /** From 1; one more whenever it is replaced. */
  version: number;
  /** Discord id of who saved this version. */
  savedBy: string;
  savedAt: Date;
}

export const NAME_LENGTH = 40;
export const SUMMARY_LENGTH = 100;
const MOST_LINES = 40;
const NAME = /^[a-z](?:[-a-z0-9]{0,38}[a-z0-9])?$/;

/** What is wrong with a template's name and summary, as somebody typed them. */
export function labelProblems(name: string, summary: string): Problem[] {
  const problems: Problem[] = [];
  if (!NAME.test(name))
    problems.push({
      code: 'bad-input',
      field: 'name',
      why: `${shown(name)} is no name for a template`,
      expected: `lower-case letters, digits and hyphens, beginning with a letter, at most ${NAME_LENGTH}`,
    });
  if (BUILT_IN.some(({ id }) => id === name))
    problems.push({ code: 'bad-input', field: 'name', why: `${name} comes with GuildOps`, expected: 'another name' });
  if (summary.length > SUMMARY_LENGTH)
    problems.push({
      code: 'bad-input',
      field: 'summary',
      why: `it has ${summary.length} characters`,
      expected: `at most ${SUMMARY_LENGTH}`,
    });
  return problems;
}

/** Summary as it is kept: one line without control characters. */
export const summaryOf = (text: string): string => readable(text).replaceAll(/\s+/g, ' ');

/** The lines that a draft's resources become. @throws Refusal `nothing-to-do` for none, `bad-input` for too many */
export function linesOf(resources: readonly Resource[], project: ProjectFacts): Line[] {
  if (resources.length === 0) refuseIf([{ code: 'nothing-to-do', what: 'this draft adds nothing to save' }]);
  if (resources.length > MOST_LINES)
    refuseIf([
      {
        code: 'bad-input',
        field: 'template',
        why: `the draft adds ${resources.length} resources`,
        expected: `at most ${MOST_LINES}`,
      },
    ]);
  return resources.map((resource) => lineOf(resource, project));
}

/** A saved template in the shape of those that come with GuildOps: it asks for the prefix alone. */
export const asTemplate = ({ name, summary, provider, lines }: SavedTemplate): Template => ({
  id: name,
  title: name,
  summary,
  providers: [provider],
  asks: [],
  lines,
});
