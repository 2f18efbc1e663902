import type { Deploy } from '../core/deploy.ts';
import { type Problem, Refusal, refuseIf } from '../core/refusal.ts';
import { releaseTagProblem } from '../core/release-tag.ts';
import { known, lacks, permissionOf, roleFor } from './authority.ts';
import { inertLine } from './inert-text.ts';
import type { Ports } from './ports.ts';
import { record } from './record.ts';
import type { UseCases } from './use-cases.ts';

const EXPECTED = 'a name such as v1.0.0 or prod-2026-11-20';
const wrong = (why: string): Problem => ({ code: 'bad-input', field: 'tag', why, expected: EXPECTED });

/**
 * Puts a release tag on the commit that an applied deploy came to. A tag is never moved: one of that name is fine on this very commit and
 * refused on any other. It is pushed first and recorded then, and either may be repeated.
 */
export async function tagRelease(ports: Ports, input: Parameters<UseCases['tagRelease']>[0]): Promise<Deploy> {
  const { guild, name } = input;
  const problem = releaseTagProblem(name);
  refuseIf(problem === undefined ? [] : [wrong(problem)]);
  const deploy = await ports.store.deploys.get(input.deploy);
  if (deploy.guild !== guild) throw new Refusal({ code: 'no-such', what: 'deploy', id: input.deploy });
  const by = await known(ports.store, input.by);
  const permission = await permissionOf(ports, by, deploy.repo);
  refuseIf(lacks(await roleFor(ports.store, ports, by, deploy, permission), 'user', 'tag a release'));
  await pushTag(ports, deploy, name, by);
  return ports.store.transaction(async (tables) => {
    const now = await tables.deploys.get(deploy.id);
    const isThere =
      now.state.at === 'applied' && now.state.merge.is === 'merged' && now.state.merge.releases?.includes(name);
    return isThere ? now : record(tables, now, { kind: 'tagged', name, by }, ports.clock.now());
  });
}

async function pushTag(
  { repositories, pulls }: Pick<Ports, 'repositories' | 'pulls'>,
  { id, repo, state }: Deploy,
  name: string,
  by: Deploy['requester'],
): Promise<void> {
  if (state.at !== 'applied' || state.merge.is !== 'merged')
    throw new Refusal({ code: 'nothing-to-do', what: 'Only a deploy that was applied and merged can be tagged.' });
  const { sha } = state.merge;
  const message = `Release ${name}\n\nDeploy ${id}, plan ${state.plan.id}; tagged by ${inertLine(by.name)} (${by.surface}:${by.id})`;
  await pulls.tag(repo, name, sha, message);
  await repositories.refresh(repo);
  const found = await repositories.point(repo, name, sha);
  if (found?.sha !== sha) throw new Refusal(wrong(`${name} is on another commit, and a tag is never moved`));
}
