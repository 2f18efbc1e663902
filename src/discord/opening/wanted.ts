import type { DeployId } from '../../core/ids.ts';
import { KINDS, type Kind } from '../../core/request.ts';
import type { CardId } from '../custom-id.ts';

/** One menu's question and the option that was chosen. */
export interface MenuAnswer {
  id: string;
  value: string;
}

/** A resource that somebody is about to ask for: its kind, and what the menus before the form gave. */
export interface Wanted {
  deploy: DeployId;
  at: number;
  kind: Kind;
  answers: readonly MenuAnswer[];
}

/** As words of a custom id: the kind, then `family=e2`. */
export const toArgs = ({ kind, answers }: Pick<Wanted, 'kind' | 'answers'>): string[] => [
  kind,
  ...answers.map(({ id, value }) => `${id}=${value}`),
];

/** Read back from a custom id, or from the kind that was chosen just now. Undefined for a kind we do not know. */
export function toWanted({ deploy, at, args }: CardId, chosenKind?: string): Wanted | undefined {
  const [kindText = chosenKind, ...rest] = args;
  const kind = KINDS.find((known) => known === kindText);
  const answers = rest.map((text) => {
    const [id = '', ...value] = text.split('=');
    return { id, value: value.join('=') };
  });
  return kind && { deploy, at, kind, answers };
}

/** The settings among the answers: the region where one was chosen, and what the last menu gave; others only led there. */
export const settingsOf = (answers: readonly MenuAnswer[]): Record<string, string> =>
  asRecord(answers.filter(({ id }, at) => GIVEN.includes(id) || (at === answers.length - 1 && id !== AREA)));
const GIVEN: readonly string[] = ['region', 'name'];

/** The part of the world that leads to a region. */
export const AREA = 'area';

export const asRecord = (answers: readonly MenuAnswer[]): Record<string, string> =>
  Object.fromEntries(answers.map(({ id, value }) => [id, value]));
