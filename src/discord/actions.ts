import type { AnswerStyle } from './answer-style.ts';

/** What a click must still agree with: the revision of the deploy, its plan, or nothing (adding to a draft always may, and what changes a line names it). */
export type Freshness = 'revision' | 'plan' | 'any';

export interface StoredAction {
  style: AnswerStyle;
  fresh: Freshness;
  /** From a private message, the answer takes its place: another page of it, or what was chosen there. */
  turns?: boolean;
}

/** Clicks and forms that change something: they are stored, acknowledged in this style, and worked off by a job. */
export const STORED = {
  'add-resource': { style: 'reply', fresh: 'any' },
  'add-template': { style: 'reply', fresh: 'any' },
  'change-line': { style: 'reply', fresh: 'any' },
  'save-template': { style: 'reply', fresh: 'any' },
  'add-file': { style: 'reply', fresh: 'any' },
  'drop-line': { style: 'reply', fresh: 'any', turns: true },
  lines: { style: 'reply', fresh: 'any', turns: true },
  'remove-resource': { style: 'reply', fresh: 'any' },
  resources: { style: 'reply', fresh: 'any', turns: true },
  'open-resource': { style: 'reply', fresh: 'any', turns: true },
  copy: { style: 'reply', fresh: 'any' },
  anew: { style: 'reply', fresh: 'any', turns: true },
  details: { style: 'reply', fresh: 'any', turns: true },
  follow: { style: 'reply', fresh: 'any', turns: true },
  drop: { style: 'card', fresh: 'revision' },
  'keep-size': { style: 'card', fresh: 'revision' },
  plan: { style: 'card', fresh: 'revision', turns: true },
  approve: { style: 'card', fresh: 'plan' },
  'approve-and-deploy': { style: 'card', fresh: 'plan' },
  deploy: { style: 'card', fresh: 'plan' },
  'deploy-at': { style: 'card', fresh: 'plan' },
  'break-glass': { style: 'card', fresh: 'plan' },
  unask: { style: 'card', fresh: 'plan' },
  'request-changes': { style: 'card', fresh: 'plan' },
  'withdraw-request': { style: 'card', fresh: 'plan' },
  replan: { style: 'card', fresh: 'revision' },
  cancel: { style: 'card', fresh: 'revision' },
  stop: { style: 'card', fresh: 'revision' },
  rollback: { style: 'reply', fresh: 'any' },
  'fix-findings': { style: 'reply', fresh: 'plan' },
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
  'area',
  'edit',
  'attach',
  'remove',
  'upload',
  'save',
  'confirm',
  'interrupt',
  'schedule',
  'glass',
  'wish',
] as const;
export type OpeningName = (typeof OPENING)[number];
export const isOpening = (action: string): action is OpeningName => (OPENING as readonly string[]).includes(action);
