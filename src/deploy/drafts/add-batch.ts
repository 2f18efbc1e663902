import { deltaKey } from '../../core/request.ts';
import { batchDeltas } from '../../generators/batch/batch-deltas.ts';
import { readBatch } from '../../generators/batch/read-batch.ts';
import type { Ports } from '../ports.ts';
import type { DraftUseCases } from '../use-cases/drafts.ts';
import { redraft } from './redraft.ts';

/** Takes everything a file asks for into the draft; a file with anything wrong in it is refused as a whole, and the draft stays as it was. */
export async function addBatch(
  ports: Ports,
  { file, ...input }: Parameters<DraftUseCases['addBatch']>[0],
): ReturnType<DraftUseCases['addBatch']> {
  const rows = await readBatch(file);
  const named = new Set<string>();
  const answer = await redraft(
    ports,
    input,
    (deltas, project, resources) => {
      const after = batchDeltas({ project, resources }, rows, deltas, input.by);
      const fresh = after.filter((delta) => !deltas.includes(delta));
      for (const delta of fresh) named.add(deltaKey(delta));
      return fresh.length === 0 ? deltas : after;
    },
    (problems) => problems,
  );
  return { ...answer, keys: [...named] };
}
