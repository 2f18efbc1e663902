import { copyName, regionsOf } from '../core/copies.ts';
import { canonicalJson } from '../core/json.ts';
import type { Kind, Resource } from '../core/request.ts';
import { EFFECTS, type Effect, type ProjectFacts } from './kind.ts';
import { generatorOf } from './kinds.ts';

/** Kinds that hold something which is gone with them. */
const HOLDERS: readonly Kind[] = ['vm', 'database', 'bucket', 'cluster'];

/** What one changed setting does. */
export interface Impact extends Effect {
  setting: string;
}

const TEXT_ONLY: Effect = { effect: 'in place', note: 'Only texts and labels change.' };

/**
 * What a change does, setting by setting, gravest first; the plan confirms or corrects it later. Nothing when nothing changes.
 * Both resources are of the same kind and name, with complete settings.
 */
export function impactOf(
  before: Resource,
  after: Resource,
  project: Pick<ProjectFacts, 'provider' | 'region'>,
): Impact[] {
  const generator = generatorOf(project.provider, before.kind);
  const settings = [...new Set([...Object.keys(before.settings), ...Object.keys(after.settings)])];
  return [
    ...movesOf(before, after, project.region),
    ...settings
      .filter((key) => !PLACES.includes(key))
      .filter((key) => canonicalJson(before.settings[key] ?? null) !== canonicalJson(after.settings[key] ?? null))
      .map((setting) => ({
        setting,
        ...(setting === 'requested_by' ? TEXT_ONLY : generator.effectOf(setting, before.settings, after.settings)),
      })),
  ].sort((a, b) => EFFECTS.indexOf(b.effect) - EFFECTS.indexOf(a.effect));
}

const PLACES: readonly string[] = ['region', 'regions'];

/**
 * A copy has its region in its name, so none moves: those that are wanted no longer go, others come, the rest stays as it is. All of it is
 * one change of one setting, as grave as its gravest part.
 */
function movesOf(before: Resource, after: Resource, home: string): Impact[] {
  const [was, will] = [regionsOf(before, home), regionsOf(after, home)];
  const called = (region: string) => `${copyName(before.name, region, home)} in ${region}`;
  const gone = was.filter((region) => !will.includes(region)).map((region) => `${called(region)} goes`);
  const made = will.filter((region) => !was.includes(region)).map((region) => `${called(region)} is made`);
  if (gone.length + made.length === 0) return [];
  const setting =
    [after, before].flatMap(({ settings }) => PLACES.filter((key) => settings[key] !== undefined))[0] ?? '';
  const held = HOLDERS.includes(before.kind);
  return [
    {
      setting,
      effect: gone.length === 0 ? 'in place' : held ? 'data loss' : 'replace',
      note: `${[...made, ...gone].join(', ')}${gone.length > 0 && held ? ', with all that it holds' : '; nothing else changes'}.`,
    },
  ];
}
