/** What a button, menu or form says when it is used that is about the server, and about no single deploy. */
export interface ClickId {
  action: string;
  /** Further words, so that an answer can be drawn anew in whichever process. Never secrets, never rights. */
  args: readonly string[];
}

const VERSION = 's1';
const ACTION = /^[a-z-]{1,24}$/;
const WORD = /^[A-Za-z0-9_.=-]*$/;
const MAX_CUSTOM_ID = 100;

/** `s1:<action>[:<arg>…]` @throws Error for words that do not fit; ours are identifiers and numbers */
export function clickId(action: string, ...args: readonly string[]): string {
  const id = [VERSION, action, ...args].join(':');
  if (id.length > MAX_CUSTOM_ID || !ACTION.test(action) || !args.every((word) => WORD.test(word)))
    throw new Error(`not a custom id: ${id}`);
  return id;
}

/** The parts of a custom id, or undefined when it is not one of this version. */
export function parseClickId(customId: string): ClickId | undefined {
  const [version, action = '', ...args] = customId.split(':');
  const isOurs = version === VERSION && ACTION.test(action) && args.every((word) => WORD.test(word));
  return isOurs && customId.length <= MAX_CUSTOM_ID ? { action, args } : undefined;
}
