import type { z } from 'zod';
import { copiesOf } from '../core/copies.ts';
import type { Json } from '../core/json.ts';
import type { Project } from '../core/project.ts';
import { type Problem, refuseIf } from '../core/refusal.ts';
import type { Kind, Resource } from '../core/request.ts';
import type { FormField, Menu } from './forms.ts';
import type { Body } from './hcl.ts';
import { region, regions } from './models/common.ts';
import { projectIn } from './models/place.ts';
import { regionProblems, settle } from './regions/settle.ts';
import { checkSettings, type RawSettings } from './settings/check.ts';
import { type SettingInfo, settingInfos } from './settings/describe.ts';
import { wrong } from './settings/wrong.ts';

/** What generating needs to know of a project; a Project has it all. */
export type ProjectFacts = Pick<
  Project,
  'id' | 'provider' | 'region' | 'environment' | 'engine' | 'directory' | 'backend'
> & {
  /** The project's own region, where `region` is that of one of its resources. */
  home?: string;
};

/** Where a resource stands: its project and everything else in it. */
export interface Surroundings {
  project: ProjectFacts;
  resources: readonly Resource[];
}

export type Settings = Resource['settings'];

/** What changing a setting does to what is there, mildest first. `data loss`: it is made anew and what it held is gone. */
export const EFFECTS = ['in place', 'restart', 'replace', 'data loss'] as const;
export interface Effect {
  effect: (typeof EFFECTS)[number];
  /** For people: what happens, how long, what is lost. */
  note: string;
}

export const IN_PLACE: Effect = { effect: 'in place', note: 'Nothing stops.' };

/** One kind of resource of one provider: the settings people may give, the questions to ask for them, and the HCL they become. */
export interface KindGenerator {
  kind: Kind;
  /** For menus. */
  title: string;
  summary: string;
  longestName: number;
  /** Every setting people may give, in the order of its file. */
  settings: readonly SettingInfo[];
  /** Checked and complete settings. @throws Refusal `bad-input`, for every field at once */
  settingsOf(raw: RawSettings, project: ProjectFacts): Settings;
  /** Whether it belongs to no region: then it reaches machines in all of them, and is reached from everywhere. */
  isEverywhere(settings: Settings): boolean;
  /** What is wrong with a resource in one region among its neighbours, such as a network of too few zones. */
  problems(resource: Resource, around: Surroundings): Problem[];
  /** What is allowed and still worth a second thought, in sentences. */
  warnings(resource: Resource, project: ProjectFacts): string[];
  /** What it does when one setting becomes another. */
  effectOf(setting: string, before: Settings, after: Settings): Effect;
  /** Everything a resource in one region is, for its file. */
  body(resource: Resource, around: Surroundings): Body;
  /** The next question a menu asks, given the answers so far; undefined when the form comes. */
  menu(project: ProjectFacts, answers: Readonly<Record<string, string>>): Menu | undefined;
  form(around: Surroundings): FormField[];
}

/** An effect, or how to tell it from the settings before and after. */
export type EffectRule = Effect | ((before: Settings, after: Settings) => Effect);

/** A kind as its own file describes it, with settings of its own type. */
export interface KindDescription<Shape extends z.ZodRawShape, Complete> {
  kind: Kind;
  title: string;
  summary: string;
  longestName: number;
  schema: z.ZodObject<Shape>;
  /** Fills what depends on the project, and says what is wrong there. */
  complete(given: z.output<z.ZodObject<Shape>>, project: ProjectFacts): { settings: Complete; problems: Problem[] };
  /** What it takes in place of a region, for what the cloud has in all of them at once; undefined for what stands in one. */
  everywhere?(settings: Complete): string | undefined;
  /** What is wrong among neighbours, beside names that nothing has: those are looked up for every kind. */
  problems?(settings: Complete, around: Surroundings, name: string): Problem[];
  warnings?(settings: Complete, project: ProjectFacts): string[];
  /** Settings whose change does more than change in place. */
  effects?: { readonly [Setting in keyof Shape]?: EffectRule };
  body(name: string, settings: Complete, around: Surroundings): Body;
  menu?(project: ProjectFacts, answers: Readonly<Record<string, string>>): Menu | undefined;
  form(around: Surroundings): FormField[];
}

/** Settings with those that may be absent as `optional…` fields give them. */
type Given = Readonly<Record<string, Json | undefined | object>>;

/**
 * Hides the type of a kind's settings, so that all kinds stand in one table, and gives every kind `region` and `regions`: a kind itself sees
 * a project that lies where the resource does. Settings pass the schema again before they are used.
 */
export function defineKind<Shape extends z.ZodRawShape, Complete extends Given>(
  description: KindDescription<Shape, Complete>,
): KindGenerator {
  const { complete, effects = {} } = description;
  const schema = withRegions(description.schema);
  const typed = once((raw: RawSettings, project: ProjectFacts): Complete => {
    const given = checkSettings(schema, raw);
    const { region } = given as Asked;
    const { settings, problems } = complete(given, projectIn(project, region));
    const belongs = region === undefined ? undefined : description.everywhere?.(settings);
    refuseIf([...problems, ...(belongs === undefined ? [] : wrong('region', 'it belongs to no region', belongs))]);
    return inOrder(Object.keys(schema.shape), { ...settings, region });
  });
  const settingsIn = (raw: RawSettings, project: ProjectFacts) => typed(raw, project) as unknown as Settings;
  return {
    ...description,
    settings: settingInfos(schema.shape),
    settingsOf: (raw, project) => {
      const asked = checkSettings(schema, raw) as Asked;
      refuseIf(regionProblems(asked, project));
      return asked.regions ? settle(raw, asked.regions, project, settingsIn) : settingsIn(raw, project);
    },
    isEverywhere: (settings) => description.everywhere?.(settings as unknown as Complete) !== undefined,
    problems: ({ name, settings }, around) =>
      description.problems?.(typed(settings, around.project), inRegionOf(settings, around), name) ?? [],
    warnings: (resource, project) => {
      const warned = copiesOf(resource, project.region).flatMap(
        ({ settings }) =>
          description.warnings?.(typed(settings, project), projectIn(project, (settings as Asked).region)) ?? [],
      );
      return [...new Set(warned)];
    },
    effectOf: (setting, before, after) => {
      const rule = (effects as Readonly<Record<string, EffectRule | undefined>>)[setting] ?? IN_PLACE;
      return typeof rule === 'function' ? rule(before, after) : rule;
    },
    body: ({ name, settings }, around) =>
      description.body(name, typed(settings, around.project), inRegionOf(settings, around)),
    menu: (project, answers) => description.menu?.(projectIn(project, answers.region), answers),
  };
}

/** Remembers an answer for as long as both things asked about live: generating asks about the same settings several times. */
function once<A extends object, B extends object, Answer>(work: (a: A, b: B) => Answer): (a: A, b: B) => Answer {
  const known = new WeakMap<A, WeakMap<B, Answer>>();
  return (a, b) => {
    const answers = known.get(a) ?? new WeakMap<B, Answer>();
    known.set(a, answers);
    const answer = answers.get(b) ?? work(a, b);
    answers.set(b, answer);
    return answer;
  };
}

interface Asked {
  region?: string;
  regions?: readonly string[];
}

const withRegions = <Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>): z.ZodObject<Shape> =>
  schema.safeExtend({ region, regions } as never) as unknown as z.ZodObject<Shape>;

const inRegionOf = (settings: Settings, around: Surroundings): Surroundings => ({
  ...around,
  project: projectIn(around.project, (settings as Asked).region),
});

/**
 * The same settings in the order of the schema, so that files and comparisons do not depend on how they were given; what was not asked for
 * is not there.
 */
const inOrder = <Complete extends Given>(keys: readonly string[], settings: Complete): Complete =>
  Object.fromEntries(
    keys.flatMap((key) => (settings[key] === undefined ? [] : [[key, settings[key]]])),
  ) as unknown as Complete;
