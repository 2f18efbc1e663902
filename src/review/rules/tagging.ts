import { isFields } from '../../core/plan-json/tree.ts';
import type { Here } from '../here.ts';
import type { Place } from '../plan/place.ts';
import { on, type Row, when } from '../rule.ts';

/** `Cost-Center`, `cost_center` and `CostCenter` are one tag. */
const plain = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, '');

const PATHS: Readonly<Record<string, readonly string[]>> = {
  aws: ['tags', 'tags_all'],
  google: ['labels', 'effective_labels', 'terraform_labels', 'settings.user_labels', 'resource_labels'],
  azurerm: ['tags'],
};

const takesTags = (it: Place, own: string): boolean =>
  isFields(it.json) && (Object.hasOwn(it.json, own) || it.at(own).isUnknown || it.at('tags_all').isUnknown);

/** Nothing that says whose it is. */
function isUntagged(it: Place, { of, around }: Here): boolean {
  const paths = PATHS[of.provider];
  const [own = 'tags'] = paths ?? [];
  if (
    !paths ||
    !takesTags(it, own) ||
    paths.some((path) => path !== 'tags_all' && it.at(path).isUnknown && path === own)
  )
    return false;
  const keys = paths.flatMap((path) => it.keys(path)).map(plain);
  return !around.requiredTags.some((tag) => keys.includes(plain(tag)));
}

/** Resources that nobody can put a name to when the bill comes. */
export const tagging: Row[] = [on('*', (it, here) => when(isUntagged(it, here), 'has no tag that says whose it is'))];
