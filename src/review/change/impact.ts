import { readFileSync } from 'node:fs';
import type { PlannedChange } from '../../core/plan-json/parse.ts';
import { actionOf, pathText } from '../../core/plan-json/summarise.ts';
import type { PlanEffect, PlanImpact } from '../../core/review.ts';
import { heldBy } from '../facts/stateful.ts';
import { Place } from '../plan/place.ts';
import type { Worlds } from '../rule.ts';
import { changedPaths } from './changed-paths.ts';
import { dependentsOf } from './dependents.ts';

/** Attributes whose change stops a running thing, by type; measured and documented for aws 5.100, google 6.50, azurerm 4.79. */
interface Interrupts {
  restart?: readonly string[];
  rolling?: readonly string[];
  /** In the next maintenance window, unless it is to be done at once. */
  window?: readonly string[];
  /** Of those, the ones that interrupt for long. */
  grave?: readonly string[];
}

const INTERRUPTS = JSON.parse(readFileSync(new URL('../data/interrupts.json', import.meta.url), 'utf8')) as Record<
  string,
  Interrupts
>;

const interruptsOf = (type: string): Interrupts =>
  (Object.hasOwn(INTERRUPTS, type) ? INTERRUPTS[type] : undefined) ?? {};

const MOST_CAUSES = 8;

/** What a plan does to each thing that is there; what it makes is not among them. */
export const impactOfPlan = (worlds: Worlds): PlanImpact[] =>
  worlds.after.plan.resource_changes
    .filter(({ mode, deposed }) => mode === 'managed' && deposed === undefined)
    .flatMap((planned): PlanImpact[] => {
      const effect = effectOf(planned);
      if (!effect) return [];
      return [
        {
          address: planned.address,
          ...effect,
          dependents: isEnding(effect.effect) ? dependentsOf(worlds, planned) : [],
        },
      ];
    });

const isEnding = (effect: PlanEffect): boolean => ['replace', 'destroy', 'data-loss'].includes(effect);

function effectOf(planned: PlannedChange): Pick<PlanImpact, 'effect' | 'cause'> | undefined {
  const { type, change, action_reason: reason } = planned;
  const holds = heldBy(type) !== undefined;
  const forcedBy = (change.replace_paths ?? []).map(pathText);
  switch (actionOf(planned)) {
    case 'replace':
      return {
        effect: holds ? 'data-loss' : 'replace',
        cause: forcedBy.length > 0 ? forcedBy : [reason ?? 'replaced'],
      };
    case 'delete':
      return { effect: holds ? 'data-loss' : 'destroy', cause: [reason ?? 'deleted'] };
    case 'update':
      return updateOf(planned);
    default:
      return undefined;
  }
}

/** Paths among some, or inside one of them. */
export const pathsIn = (changed: readonly string[], wanted: readonly string[] = []): string[] =>
  changed.filter((path) => wanted.some((one) => path === one || path.startsWith(`${one}.`)));

function updateOf(planned: PlannedChange): Pick<PlanImpact, 'effect' | 'cause'> {
  const changed = changedPaths(planned);
  const { restart, rolling, window } = interruptsOf(planned.type);
  const isAtOnce = new Place(planned.change.after).flag('apply_immediately') === true;
  const ways: readonly (readonly [PlanEffect, readonly string[]])[] = [
    ['restart', [...pathsIn(changed, restart), ...(isAtOnce ? pathsIn(changed, window) : [])]],
    ['rolling', pathsIn(changed, rolling)],
    ['deferred', pathsIn(changed, window)],
  ];
  const [effect, cause] = ways.find(([, paths]) => paths.length > 0) ?? (['in-place', changed] as const);
  return { effect, cause: cause.slice(0, MOST_CAUSES) };
}

/** Attributes of a change that stop something people use, now. */
export function interruptionsOf(planned: PlannedChange): string[] {
  if (actionOf(planned) !== 'update') return [];
  const changed = changedPaths(planned);
  const { restart, rolling, grave } = interruptsOf(planned.type);
  const isAtOnce = new Place(planned.change.after).flag('apply_immediately') === true;
  return [...pathsIn(changed, restart), ...pathsIn(changed, rolling), ...(isAtOnce ? pathsIn(changed, grave) : [])];
}
