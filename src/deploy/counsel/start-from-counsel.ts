import type { Counsel } from '../../core/counsel.ts';
import type { Project, Provider } from '../../core/project.ts';
import { type Problem, refuseIf } from '../../core/refusal.ts';
import type { Delta, Resource } from '../../core/request.ts';
import { blueprintNamed } from '../../counsel/blueprints.ts';
import { answersFor } from '../../counsel/candidate.ts';
import { hardened } from '../../counsel/harden.ts';
import { expandTemplate } from '../../generators/templates/expand.ts';
import { freePrefix } from '../../generators/templates/prefix.ts';
import { projectOf } from '../authority.ts';
import { startDraft } from '../draft-request.ts';
import { redraft } from '../drafts/redraft.ts';
import type { Ports } from '../ports.ts';
import { projectAtBase } from '../project-tree.ts';
import type { CounselUseCases } from '../use-cases/counsel.ts';
import { ownCounsel } from './own-counsel.ts';

/**
 * A draft with what was recommended, as the project has it: every resource is checked before there is a draft, and what the rules say of the
 * whole stands on its card. Dying between the draft and its lines leaves an empty draft, which the same click fills when it is tried again.
 */
export async function startFromCounsel(
  ports: Ports,
  { guild, by, id, project: name, channel, cause, answers = {} }: Parameters<CounselUseCases['startFromCounsel']>[0],
): ReturnType<CounselUseCases['startFromCounsel']> {
  const counsel = await ownCounsel(ports, { guild, by, id });
  const project = await projectOf(ports.store, guild, name);
  refuseIf(problemsOf(counsel, project));
  await ports.repositories.refresh(project.repo);
  const { resources } = await projectAtBase(ports, project);
  const lines = linesFor(counsel, project, resources, { by, answers });
  const from = { id, title: counsel.recommendation.title };
  const draft = await startDraft(ports, { guild, by, project: name, channel, cause, counsel: from });
  if (draft.state.at !== 'draft' || draft.deltas.length > 0) return { deploy: draft, problems: [] };
  return redraft(
    ports,
    { deploy: draft.id, by },
    () => lines,
    () => [],
  );
}

/** What the blueprint makes in this project, with names that are free. @throws Refusal `bad-input` for what does not fit there */
function linesFor(
  { wish, recommendation: { blueprint: id, size } }: Counsel,
  project: Project,
  resources: readonly Resource[],
  { by, answers }: { by: Counsel['by']; answers: Readonly<Record<string, unknown>> },
): Delta[] {
  const blueprint = blueprintNamed(id);
  if (!blueprint) throw new Error(`there is no blueprint ${id}`);
  const template = hardened(blueprint.template, wish.security, project.provider);
  const given = {
    prefix: freePrefix(template, resources),
    ...answersFor(blueprint, project.provider, size),
    ...answers,
  };
  return expandTemplate(template, { project, resources }, given, by).map((resource) => ({ do: 'add', resource }));
}

/** Why no deploy starts from this advice in that project. */
function problemsOf({ recommendation: { candidates, violations } }: Counsel, { id, provider }: Project): Problem[] {
  const clouds = candidates.map((one): Provider => one.provider);
  return [
    ...violations.map(
      ({ what }): Problem => ({
        code: 'bad-input',
        field: 'advice',
        why: what,
        expected: 'advice for one of its alternatives, or for another budget',
      }),
    ),
    ...(clouds.includes(provider)
      ? []
      : [
          {
            code: 'bad-input' as const,
            field: 'project',
            why: `${id} is on ${provider}, and the advice is for ${clouds.join(', ')}`,
            expected: `a project on ${clouds.join(' or ')}, or advice for ${provider}`,
          },
        ]),
  ];
}
