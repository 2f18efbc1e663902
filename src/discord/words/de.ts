import { advice } from './de/advice.ts';
import { answers } from './de/answers.ts';
import { common } from './de/common.ts';
import { history } from './de/history.ts';
import { limits } from './de/limits.ts';
import { lists } from './de/lists.ts';
import { lobby } from './de/lobby.ts';
import { looks } from './de/looks.ts';
import { planned } from './de/planned.ts';
import { server } from './de/server.ts';
import { thread } from './de/thread.ts';
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
  ...lobby,
  ...planned,
  ...validate,
  ...advice,
  ...answers,
  ...thread,
} as const;
