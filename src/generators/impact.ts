import { canonicalJson } from '../core/json.ts';
import type { Resource } from '../core/request.ts';
import { EFFECTS, type Effect, type ProjectFacts } from './kind.ts';
import { generatorOf } from './kinds.ts';

/** What one changed setting does. */
export interface Impact extends Effect {
  setting: string;
}

const TEXT_ONLY: Effect = { effect: 'in place', note: 'Only texts and labels change.' };

/**
 * What a change does, setting by setting, gravest first; the plan confirms or corrects it later. Nothing when nothing changes.
 * Both resources are of the same kind and name, with complete settings.
 */
export function impactOf(before: Resource, after: Resource, project: Pick<ProjectFacts, 'provider'>): Impact[] {
  const generator = generatorOf(project.provider, before.kind);
  const settings = [...new Set([...Object.keys(before.settings), ...Object.keys(after.settings)])];
  return settings
    .filter((key) => canonicalJson(before.settings[key] ?? null) !== canonicalJson(after.settings[key] ?? null))
    .map((setting) => ({
      setting,
      ...(setting === 'requested_by' ? TEXT_ONLY : generator.effectOf(setting, before.settings, after.settings)),
    }))
    .sort((a, b) => EFFECTS.indexOf(b.effect) - EFFECTS.indexOf(a.effect));
}
