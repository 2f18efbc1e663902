import { mapObject } from '../cty/value.ts';
import type { CloudModel, Overlay } from './cloud-model.ts';
import { withRules } from './overlay-rules.ts';

/** A cloud whose overlays know what the rules in its schema tables say. */
export function defineCloud(model: CloudModel): CloudModel {
  const known = (overlay: Overlay, type: string) => withRules(overlay, model.schema.resources[type]?.rules ?? {});
  return { ...model, overlays: mapObject(model.overlays, known) };
}
