import type { AnswerStyle } from './answer-style.ts';

/** What a click must still agree with: the revision of the deploy, its plan, or nothing (adding to a draft always may, and what changes a line names it). */
export type Freshness = 'revision' | 'plan' | 'any';

export interface StoredAction {
  style: AnswerStyle;
  fresh: Freshness;
}

/** Clicks and forms that change something: they are stored, acknowledged in this style, and worked off by a job. */
export const STORED = {
  'add-resource': { style: 'reply', fresh: 'any' },
  'add-template': { style: 'reply', fresh: 'any' },
  'change-line': { style: 'reply', fresh: 'any' },
  'save-template': { style: 'reply', fresh: 'any' },
  drop: { style: 'card', fresh: 'revision' },
  plan: { style: 'card', fresh: 'revision' },
  approve: { style: 'card', fresh: 'plan' },
  'approve-and-deploy': { style: 'card', fresh: 'plan' },
  deploy: { style: 'card', fresh: 'plan' },
  'deploy-at': { style: 'card', fresh: 'plan' },
  'break-glass': { style: 'card', fresh: 'plan' },
  unask: { style: 'card', fresh: 'plan' },
  replan: { style: 'card', fresh: 'revision' },
  cancel: { style: 'card', fresh: 'revision' },
  stop: { style: 'card', fresh: 'revision' },
  rollback: { style: 'reply', fresh: 'any' },
} as const satisfies Record<string, StoredAction>;

export type ActionName = keyof typeof STORED;
export const isStored = (action: string): action is ActionName => Object.hasOwn(STORED, action);

/** The same of clicks that are about a project: each says what its card showed. All are answered privately. */
export const STORED_OF_PROJECT = ['fix-drift', 'accept-drift'] as const;
export type ProjectActionName = (typeof STORED_OF_PROJECT)[number];
export const isStoredOfProject = (action: string): action is ProjectActionName =>
  (STORED_OF_PROJECT as readonly string[]).includes(action);

/** Clicks that only open a menu or a form: they are answered from memory. */
export const OPENING = [
  'add',
  'menu',
  'form',
  'templates',
  'template',
  'edit',
  'save',
  'confirm',
  'interrupt',
  'schedule',
  'glass',
] as const;
export type OpeningName = (typeof OPENING)[number];
export const isOpening = (action: string): action is OpeningName => (OPENING as readonly string[]).includes(action);
