import { agrees } from '../cty/same.ts';
import { isList, isUnknown, member, type ObjectValue, UNKNOWN, type Value } from '../cty/value.ts';
import { blockType } from '../schema/implied.ts';
import type { Attribute, Block, NestedBlock } from '../schema/model.ts';
import type { Overlay, Settings } from './cloud-model.ts';
import { asConfigured } from './configured.ts';

/** The three views of one object that terraform hands out when it plans. */
export interface Views {
  /** As it is; null for one that is to be created. */
  prior: Value;
  /** As the configuration says; null where it says nothing. */
  config: Value;
  /** The configuration, with the prior values of computed attributes where it says nothing. */
  proposed: Value;
}

export interface Planning {
  overlay: Overlay;
  settings: Settings;
  /** Whether anything else about the object changes, which makes volatile attributes unknown. */
  changed: boolean;
}

/**
 * The planned values of a block, by the rules of terraform's own SDK: what is configured wins; what is left out takes
 * its default or keeps its prior value; what only the cloud can tell is unknown.
 */
export function planBlock(block: Block, views: Views, planning: Planning, path = ''): Value {
  const { proposed } = views;
  if (proposed === null || isUnknown(proposed)) return proposed;
  const planned: Record<string, Value> = {};
  for (const [name, attribute] of Object.entries(block.attributes)) {
    planned[name] = planAttribute(attribute, within(views, name), planning, path + name);
  }
  for (const [name, nested] of Object.entries(block.blocks)) {
    planned[name] = planNested(nested, within(views, name), planning, path + name);
  }
  return planned;
}

function planAttribute(
  attribute: Attribute,
  views: Views,
  { overlay, settings, changed }: Planning,
  path: string,
): Value {
  if (views.config !== null) return asConfigured(views.proposed, attribute.type);
  const preset = overlay.defaults?.[path]; // can be null: known to be nothing
  if (!attribute.computed) return preset ?? views.proposed;
  if (views.prior !== null) return changed && overlay.volatile?.includes(path) ? UNKNOWN : views.prior;
  const inherited = overlay.inherits?.includes(path) ? settings[path] : undefined;
  return inherited ?? (preset === undefined ? UNKNOWN : preset);
}

function planNested({ nesting, block }: NestedBlock, views: Views, planning: Planning, path: string): Value {
  const { prior, config, proposed } = views;
  const inside = `${path}.`;
  if (nesting === 'single') return planBlock(block, views, planning, inside);
  if (!isList(proposed)) return isUnknown(proposed) ? proposed : [];
  if (proposed.length === 0 && planning.overlay.decides?.includes(path)) return prior ?? UNKNOWN;
  if (nesting === 'list') {
    return proposed.map((element, index) => {
      const views = { prior: elementAt(prior, index), config: elementAt(config, index), proposed: element };
      return planBlock(block, views, planning, inside);
    });
  }
  // Elements of a set have no identity and come in another order than in the configuration: each is its own config,
  // and was there before if what is known of it agrees with an element that was.
  const type = blockType(block);
  const priors = isList(prior) ? prior : [];
  return proposed.map((element) => {
    const plan = (prior: Value) => planBlock(block, { prior, config: element, proposed: element }, planning, inside);
    const asNew = plan(null);
    const prior = priors.find((each) => agrees(asNew, each, type));
    return prior === undefined ? asNew : plan(prior);
  });
}

function within({ prior, config, proposed }: Views, name: string): Views {
  return { prior: member(prior, name), config: member(config, name), proposed: member(proposed, name) };
}

function elementAt(list: Value, index: number): Value {
  return (isList(list) ? list[index] : null) ?? null;
}

/** The planned object with what follows from its other values. */
export function withDerived(planned: ObjectValue, { overlay, settings }: Planning): ObjectValue {
  const derived = Object.entries(overlay.derived ?? {}).map(
    ([name, derive]) => [name, derive(planned, settings)] as const,
  );
  return { ...planned, ...Object.fromEntries(derived) };
}
