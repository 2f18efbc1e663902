import { Refusal, refuseIf } from '../../core/refusal.ts';
import { copyRequest } from '../../generators/copy-request.ts';
import { projectOf } from '../authority.ts';
import { startDraft } from '../draft-request.ts';
import type { Ports } from '../ports.ts';
import { projectAtBase } from '../project-tree.ts';
import type { DraftUseCases } from '../use-cases/drafts.ts';
import { redraft } from './redraft.ts';

/**
 * A new draft with the lines of a deploy, as they fit what the project has now. Dying between the draft and its lines leaves an empty draft,
 * which the same click fills when it is tried again.
 */
export async function copyDraft(
  ports: Ports,
  { deploy: id, by, channel, cause }: Parameters<DraftUseCases['copyDraft']>[0],
): ReturnType<DraftUseCases['copyDraft']> {
  const original = await ports.store.deploys.get(id);
  const { guild, project: of, origin, deltas } = original;
  if (origin !== 'request' || deltas.length === 0)
    throw new Refusal({
      code: 'nothing-to-do',
      what: 'This deploy was not asked for here, so it has no lines to copy.',
    });
  const draft = await startDraft(ports, { guild, by, project: of, channel, cause });
  if (draft.state.at !== 'draft' || draft.deltas.length > 0) return { deploy: draft, problems: [], notes: [] };
  const { resources } = await projectAtBase(ports, await projectOf(ports.store, guild, of));
  const copied = copyRequest(deltas, resources);
  refuseIf(copied.deltas.length > 0 ? [] : [{ code: 'nothing-to-do', what: 'All of it is as asked for already.' }]);
  const answer = await redraft(
    ports,
    { deploy: draft.id, by },
    () => copied.deltas,
    () => [],
  );
  return { ...answer, notes: copied.notes };
}
