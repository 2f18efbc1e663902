import type { z } from 'zod';
import type { Json } from '../core/json.ts';
import type { Project } from '../core/project.ts';
import { type Problem, refuseIf } from '../core/refusal.ts';
import type { Kind, Resource } from '../core/request.ts';
import type { FormField, Menu } from './forms.ts';
import type { Body } from './hcl.ts';
import { checkSettings, type RawSettings } from './settings/check.ts';

/** What generating needs to know of a project; a Project has it all. */
export type ProjectFacts = Pick<Project, 'id' | 'provider' | 'region' | 'environment' | 'engine' | 'directory'> & {
  backend: Pick<Project['backend'], 'kind'>;
};

/** Where a resource stands: its project and everything else in it. */
export interface Surroundings {
  project: ProjectFacts;
  resources: readonly Resource[];
}

export type Settings = Resource['settings'];

/** One kind of resource of one provider: the settings people may give, the questions to ask for them, and the HCL they become. */
export interface KindGenerator {
  kind: Kind;
  /** For menus. */
  title: string;
  summary: string;
  longestName: number;
  /** Checked and complete settings. @throws Refusal `bad-input`, for every field at once */
  settingsOf(raw: RawSettings, project: ProjectFacts): Settings;
  /** What is wrong with a resource among its neighbours, such as a network that is not there. */
  problems(resource: Resource, around: Surroundings): Problem[];
  /** Everything the resource is, for its own file. */
  body(resource: Resource, around: Surroundings): Body;
  /** The next question a menu asks, given the answers so far; undefined when the form comes. */
  menu(project: ProjectFacts, answers: Readonly<Record<string, string>>): Menu | undefined;
  form(around: Surroundings): FormField[];
}

/** A kind as its own file describes it, with settings of its own type. */
export interface KindDescription<Shape extends z.ZodRawShape, Complete> {
  kind: Kind;
  title: string;
  summary: string;
  longestName: number;
  schema: z.ZodObject<Shape>;
  /** Fills what depends on the project, and says what is wrong there. */
  complete(given: z.output<z.ZodObject<Shape>>, project: ProjectFacts): { settings: Complete; problems: Problem[] };
  problems?(settings: Complete, around: Surroundings): Problem[];
  body(name: string, settings: Complete, around: Surroundings): Body;
  menu?(project: ProjectFacts, answers: Readonly<Record<string, string>>): Menu | undefined;
  form(around: Surroundings): FormField[];
}

/** Hides the type of a kind's settings, so that all kinds stand in one table. Settings pass the schema again before they are used. */
export function defineKind<Shape extends z.ZodRawShape, Complete extends Readonly<Record<string, Json>>>(
  description: KindDescription<Shape, Complete>,
): KindGenerator {
  const { schema, complete } = description;
  const typed = (raw: RawSettings, project: ProjectFacts): Complete => {
    const { settings, problems } = complete(checkSettings(schema, raw), project);
    refuseIf(problems);
    return inOrder(Object.keys(schema.shape), settings);
  };
  return {
    ...description,
    settingsOf: typed,
    problems: ({ settings }, around) => description.problems?.(typed(settings, around.project), around) ?? [],
    body: ({ name, settings }, around) => description.body(name, typed(settings, around.project), around),
    menu: (project, answers) => description.menu?.(project, answers),
  };
}

/** The same settings in the order of the schema, so that files and comparisons do not depend on how they were given. */
const inOrder = <Complete extends Readonly<Record<string, Json>>>(
  keys: readonly string[],
  settings: Complete,
): Complete => Object.fromEntries(keys.flatMap((key) => (key in settings ? [[key, settings[key]]] : []))) as Complete;
