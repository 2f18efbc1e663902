import type { Project } from '../core/project.ts';
import { diffPoints, type PointsDiff } from './diff-points.ts';
import { pointOf } from './points.ts';
import type { Ports } from './ports.ts';

/** How a project differs between two points of its history: deploys, tags or commits. @throws Refusal `bad-input` for what is no point */
export async function comparePoints(
  ports: Pick<Ports, 'store' | 'repositories'>,
  project: Project,
  { from, to }: { from: string; to: string },
): Promise<PointsDiff> {
  const { repositories } = ports;
  await repositories.refresh(project.repo);
  const points = [await pointOf(ports, project, from), await pointOf(ports, project, to)];
  const [before = new Map(), after = new Map()] = await Promise.all(
    points.map(({ sha }) => repositories.files(project.repo, sha, project.directory)),
  );
  return diffPoints(project, before, after);
}
