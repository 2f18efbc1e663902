import type { Provider } from '../../core/project.ts';

/** What a practice is about; a pattern is about all of it at once. */
export const CATEGORIES = ['security', 'cost', 'performance', 'reliability', 'pattern'] as const;
export type Category = (typeof CATEGORIES)[number];

/** `any`: a team's own entry that holds for every cloud. */
export type Scope = Provider | 'any';

/** A place in a file, for people: the line counts from 1. */
export interface Place {
  file: string;
  line: number;
}

/** One piece of advice: a practice, or a pattern (a problem, and what to build for it). */
export interface Entry extends Place {
  /** Cited in reviews, so it never changes: `AWS-SEC-001`. */
  id: string;
  title: string;
  provider: Scope;
  category: Category;
  services: readonly string[];
  /** Words that people use for it and the text does not. */
  keywords: readonly string[];
  /** Rules of the review whose findings it explains, `STO-001`. */
  rules: readonly string[];
  /** Markdown, the lines of a paragraph joined. */
  text: string;
  /** Address of the documentation it rests on; only the short form may come without. */
  reference?: string;
}

/** What is wrong with a file, and what would be right. */
export interface Problem extends Place {
  what: string;
}
