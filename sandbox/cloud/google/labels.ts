import { isObject, isUnknown, type ObjectValue, UNKNOWN, type Value } from '../cty/value.ts';
import type { Overlay, Settings } from '../provider/cloud-model.ts';

/**
 * Google's provider adds its own label to what it creates and the labels of the provider block to those of a resource;
 * both sums are known when planning.
 */
export const labelled = {
  derived: {
    effective_labels: allLabels,
    terraform_labels: allLabels,
  },
  volatile: ['label_fingerprint'],
} satisfies Partial<Overlay>;

function allLabels({ labels = null }: ObjectValue, settings: Settings): Value {
  if (isUnknown(labels) || isUnknown(settings.default_labels)) return UNKNOWN;
  return { ...attribution(settings), ...asObject(settings.default_labels), ...asObject(labels) };
}

function attribution({ add_terraform_attribution_label: wanted }: Settings): ObjectValue {
  return wanted === false ? {} : { 'goog-terraform-provisioned': 'true' };
}

function asObject(value: Value | undefined): ObjectValue {
  return isObject(value) ? value : {};
}
