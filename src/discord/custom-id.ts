import { type DeployId, parseDeployId } from '../core/ids.ts';

/** What a button, menu or form of ours says when it is used. */
export interface CardId {
  action: string;
  deploy: DeployId;
  /** Revision of the deploy that the card showed, or number of its plan: the action decides which. */
  at: number;
  /** Further words, so that a form can be answered without asking the store. Never secrets, never rights. */
  args: readonly string[];
}

const VERSION = 'g1';
const WORD = /^[A-Za-z0-9_.=-]*$/;
export const MAX_CUSTOM_ID = 100;

/**
 * `g1:<action>:<deploy>:<revision or plan>[:<arg>…]`. It routes a click to its row in the database, in whichever process.
 * @throws Error for words that do not fit; ours are identifiers from tables
 */
export function cardId(action: string, deploy: DeployId, at: number, ...args: readonly string[]): string {
  const id = [VERSION, action, deploy, String(at), ...args].join(':');
  if (id.length > MAX_CUSTOM_ID || ![action, ...args].every((word) => WORD.test(word)))
    throw new Error(`not a custom id: ${id}`);
  return id;
}

/** The parts of a custom id, or undefined when it is not one of this version. */
export function parseCardId(customId: string): CardId | undefined {
  const [version, action = '', deployText = '', atText = '', ...args] = customId.split(':');
  const deploy = parseDeployId(deployText);
  if (version !== VERSION || !action || !deploy || !/^\d{1,9}$/.test(atText)) return undefined;
  return { action, deploy, at: Number(atText), args };
}
