import type { Click } from './click.ts';
import { share } from './clicks/share.ts';
import { turn } from './clicks/turn.ts';

/** Every button, menu and form about the server. A new one joins with its file and its line here. */
const ALL: readonly Click[] = [turn, share];

const byAction = new Map(ALL.map((click) => [click.action, click]));

export const clickNamed = (action: string): Click | undefined => byAction.get(action);

export const CLICK_ACTIONS: readonly string[] = [...byAction.keys()];
