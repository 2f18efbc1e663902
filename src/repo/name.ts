import { digestOf, type ProjectId } from '../core/ids.ts';

const LONGEST = 39;

/** The name of a project: its own, or one made of folder and workspace, `infra/prod/network` → `infra-prod-network`. */
export function nameOf({
  name,
  dir,
  workspace,
}: {
  name?: string | undefined;
  dir: string;
  workspace: string;
}): ProjectId {
  if (name !== undefined) return name as ProjectId;
  const words = [...(dir === '.' ? ['root'] : dir.split('/')), ...(workspace === 'default' ? [] : [workspace])];
  const plain = words
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  const isExact = plain.length >= 2 && plain.length <= LONGEST && plain === words.join('-');
  if (isExact) return plain as ProjectId;
  // Letters were left out: two folders must not become one project.
  const mark = digestOf(`${dir}\n${workspace}`).slice(0, 6);
  return `${plain.slice(0, LONGEST - 7) || 'project'}-${mark}`.replace(/-{2,}/g, '-') as ProjectId;
}
