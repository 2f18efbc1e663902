import type { Blueprint } from './blueprint.ts';
import { accelerator } from './blueprints/accelerator.ts';
import { api } from './blueprints/api.ts';
import { batch } from './blueprints/batch.ts';
import { managedDatabase } from './blueprints/database.ts';
import { files } from './blueprints/files.ts';
import { kubernetes, pipeline, site, twoRegions, webApp } from './blueprints/of-templates.ts';
import { oneMachine } from './blueprints/one-machine.ts';
import { devSandbox } from './blueprints/sandbox.ts';

/** Where one joins. Among those that fit alike, the first is taken: the simpler ones come first. */
export const BLUEPRINTS: readonly Blueprint[] = [
  oneMachine,
  devSandbox,
  files,
  site,
  managedDatabase,
  batch,
  api,
  webApp,
  pipeline,
  kubernetes,
  accelerator,
  twoRegions,
];

export const blueprintNamed = (id: string): Blueprint | undefined => BLUEPRINTS.find((one) => one.id === id);

/** What a use case speaks for. */
export interface Match {
  blueprint: Blueprint;
  confidence: 'high' | 'medium' | 'low';
  /** Words of the use case that decided it. */
  words: readonly string[];
}

const SURE = 4;
const MARGIN = 2;

/** The blueprint that a use case speaks for the loudest; one machine where it speaks for none. */
export function matchOf(useCase: string): Match {
  const [best, next] = BLUEPRINTS.map((blueprint) => ({ blueprint, ...weigh(blueprint, useCase) })).sort(
    (a, b) => b.weight - a.weight,
  );
  if (!best || best.weight === 0) return { blueprint: oneMachine, confidence: 'low', words: [] };
  const lead = best.weight - (next?.weight ?? 0);
  const confidence = best.weight >= SURE && lead >= MARGIN ? 'high' : best.weight >= 2 && lead >= 1 ? 'medium' : 'low';
  return { blueprint: best.blueprint, confidence, words: best.words };
}

function weigh({ hints }: Blueprint, useCase: string): { weight: number; words: string[] } {
  const hits = hints.flatMap(({ words, weight }) => {
    const [hit] = words.exec(useCase) ?? [];
    return hit === undefined ? [] : [{ weight, hit: hit.toLowerCase() }];
  });
  return { weight: hits.reduce((sum, { weight }) => sum + weight, 0), words: hits.map(({ hit }) => hit) };
}
