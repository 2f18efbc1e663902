import { posix } from 'node:path';
import type { Json } from '../../core/json.ts';
import type { Project } from '../../core/project.ts';
import { type Resource, resourceKey } from '../../core/request.ts';
import type { Mend } from '../../core/review.ts';
import { tfOf } from '../../generators/generate.ts';
import { checkedResource, generatorOf } from '../../generators/kinds.ts';
import { resourceTfPath } from '../../generators/ownership.ts';
import { attempt } from '../../generators/settings/attempt.ts';
import type { SettingInfo } from '../../generators/settings/describe.ts';
import { blockOf, isMended } from '../../review/code/mend.ts';
import type { Folder } from '../diff-points.ts';

/**
 * The resource with the one setting changed that makes its generated code have a constant; undefined where no setting does, or more than one.
 * Found by trying: whatever the generators write, that is what counts.
 */
export function settingFor(
  project: Project,
  resources: readonly Resource[],
  files: Folder,
  mend: Mend,
): Resource | undefined {
  const path = posix.join(project.directory, mend.file);
  const owner = resources.find((one) => resourceTfPath(project, resourceKey(one)) === path);
  if (!owner) return undefined;
  const mends = (changed: Resource) => {
    const written = attempt(() => tfOf(project, resources.with(resources.indexOf(owner), changed), files).get(path));
    const block = written.ok && written.value !== undefined ? blockOf(written.value, mend) : undefined;
    return block !== undefined && isMended(block, mend);
  };
  const [only, ...more] = candidates(project, owner, mend).filter(mends);
  return more.length === 0 ? only : undefined;
}

function candidates(project: Project, { kind, name, settings }: Resource, mend: Mend): Resource[] {
  return generatorOf(project.provider, kind).settings.flatMap((info) =>
    valuesOf(info, settings[info.id], mend).flatMap((value) => {
      const checked = attempt(() => checkedResource(project, kind, name, { ...settings, [info.id]: value }));
      return checked.ok ? [checked.value] : [];
    }),
  );
}

/** What else a setting could be: another of its words, or the number that is wanted. */
function valuesOf({ choices }: SettingInfo, present: Json | undefined, { value }: Mend): Json[] {
  const isSwitch = choices.every((one) => one === 'true' || one === 'false');
  const others = choices.filter((one) => one !== String(present)).map((one) => (isSwitch ? one === 'true' : one));
  return typeof present === 'number' && /^\d+$/.test(value) ? [...others, Number(value)] : others;
}
