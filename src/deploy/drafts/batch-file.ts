import { batchFileName, writeBatch } from '../../generators/batch/write-batch.ts';
import { projectOf } from '../authority.ts';
import type { Ports } from '../ports.ts';
import { projectAtBase } from '../project-tree.ts';
import type { DraftUseCases } from '../use-cases/drafts.ts';

/** A file to fill in for a project, or one that holds what it has. */
export async function batchFile(
  ports: Pick<Ports, 'store' | 'repositories'>,
  { guild, project: id, ...wanted }: Parameters<DraftUseCases['batchFile']>[0],
): ReturnType<DraftUseCases['batchFile']> {
  const project = await projectOf(ports.store, guild, id);
  const { resources } = await projectAtBase(ports, project);
  const around = { project, resources };
  return { name: batchFileName(around, wanted), bytes: await writeBatch(around, wanted) };
}
