import { advice } from './de/advice.ts';
import { common } from './de/common.ts';
import { history } from './de/history.ts';
import { limits } from './de/limits.ts';
import { lists } from './de/lists.ts';
import { looks } from './de/looks.ts';
import { server } from './de/server.ts';
import { validate } from './de/validate.ts';
import { words } from './de/words.ts';

export const de = {
  ...common,
  ...words,
  ...lists,
  ...history,
  ...server,
  ...limits,
  ...looks,
  ...validate,
  ...advice,
} as const;
