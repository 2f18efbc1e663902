import type { Json } from '../../core/json.ts';
import type { Provider } from '../../core/project.ts';
import type { Kind } from '../../core/request.ts';
import type { ParameterName } from './parameters.ts';

/*
 * A template is a list of resources as data, in the words of the resource files. What it becomes are resources like any other: nobody can
 * tell afterwards, and nothing ties them together. Names in settings (a network, targets, firewalls) mean lines of the same template.
 */

/** Stands in settings for the second region that was asked for. */
export const SECOND_REGION = '<second region>';

export type LineSettings = Readonly<Record<string, Json>>;

/** One resource of a template. What it does not say is completed by the project, as when somebody asks for it by hand. */
export interface Line {
  kind: Kind;
  name: string;
  settings: LineSettings;
  /** What one cloud says in words of its own. */
  on?: Readonly<Partial<Record<Provider, LineSettings>>>;
  /** So many machines alike, `web-1` and `web-2`, each in the next zone of the region; who names `web` means all of them. */
  copies?: number;
  /** Which zone of its region, from 0. */
  zone?: number;
  /** Its size is the one that was asked for: a machine's, or that of a cluster's nodes. */
  sized?: 'machine' | 'node';
  /** It stands in the project's region and in the second one, on these clouds or on all. */
  inBoth?: true | readonly Provider[];
  /** What it says beside the certificate, when one was given. */
  certified?: LineSettings;
}

export interface Template {
  /** Lower-case letters, digits and hyphens; the name of one that a guild saved. */
  id: string;
  title: string;
  summary: string;
  providers: readonly Provider[];
  /** What it asks before it is expanded, beside the prefix of the names. */
  asks: readonly ParameterName[];
  /** What one cloud needs to know besides. */
  asksOn?: Readonly<Partial<Record<Provider, readonly ParameterName[]>>>;
  lines: readonly Line[];
}
