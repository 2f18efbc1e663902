import type { Deploy } from '../../core/deploy.ts';
import { applyDeltas, resourceKey } from '../../core/request.ts';
import { savingsFor } from '../../cost/savings.ts';
import { announce } from '../../generators/announce.ts';
import { warningsOf } from '../../generators/kinds.ts';
import { attempt } from '../../generators/settings/attempt.ts';
import { touchedLoads } from '../../policy/quota-lines.ts';
import { rightsFor } from '../authority.ts';
import type { DeployView, Ports } from '../ports.ts';
import { projectAtBase } from '../project-tree.ts';
import { judgeRequest, priceRequest } from '../request-facts.ts';
import { guardDraft } from './guard-draft.ts';
import { sizeHints } from './size-hints.ts';

/** What a card shows of a draft: its lines against the project as it is, with all that they do, cost and break. */
export async function draftOf(
  ports: Pick<Ports, 'store' | 'rules' | 'clock' | 'repositories'>,
  deploy: Deploy,
  project: DeployView['project'],
): Promise<NonNullable<DeployView['draft']>> {
  const { resources } = await projectAtBase(ports, project);
  const request = priceRequest(project, resources, deploy.deltas);
  const rights = await rightsFor(ports.store, ports, deploy.requester, deploy);
  const asked = request.lines.flatMap(({ act, resource }) => (act === 'remove' ? [] : [resource]));
  // Lines that no longer fit what is there are refused when they are submitted; until then the card shows what can be shown.
  const after = attempt(() => applyDeltas(resources, deploy.deltas));
  const asker = { project, by: deploy.requester, deploy: deploy.id, at: ports.clock.now() };
  const { load, spending, problems, notes } = await judgeRequest(ports.store, { ...asker, rights }, request);
  const hints = await sizeHints(ports.store, asked, project);
  const explained = await ports.store.advices.explanation(deploy.id, deploy.revision);
  return {
    resources: request.lines.map(({ delta: _delta, usage: _usage, ...line }) => line),
    problems: [...(after.ok ? [] : after.problems), ...problems],
    ...(notes.length > 0 && { notes }),
    ...(hints.length > 0 && { hints }),
    ...(explained && { explained }),
    addedUsd: request.addedUsd,
    quota: touchedLoads(load, [...new Set(request.lines.map(({ resource }) => resource.kind))]),
    spending,
    savings: savingsFor(asked, project),
    announced: after.ok ? announce(resources, after.value, project) : [],
    warnings: [
      ...guardDraft(asked, project, ports.rules),
      ...asked.flatMap((resource) =>
        warningsOf(project, resource).map((warning) => `${resourceKey(resource)}: ${warning}`),
      ),
    ],
  };
}
