import type { Problem } from '../../core/refusal.ts';
import { moreQuotaId } from '../quota-click.ts';
import { button } from './components.ts';

/** Asks for more of the first quota of a project that said no; none where it was something else, or a limit of one person. */
export function moreQuotaButton(problems: readonly Problem[]) {
  const asked = problems.flatMap((problem) =>
    problem.code === 'quota-exceeded' && problem.name && problem.scope?.project && !problem.scope.person
      ? [moreQuotaId({ project: problem.scope.project, region: problem.scope.region, name: problem.name })]
      : [],
  );
  return asked[0] === undefined ? undefined : button({ id: asked[0], text: 'Ask for more…' });
}
