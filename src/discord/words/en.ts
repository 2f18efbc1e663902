import { advice } from './en/advice.ts';
import { answers } from './en/answers.ts';
import { common } from './en/common.ts';
import { history } from './en/history.ts';
import { limits } from './en/limits.ts';
import { lists } from './en/lists.ts';
import { lobby } from './en/lobby.ts';
import { looks } from './en/looks.ts';
import { planned } from './en/planned.ts';
import { server } from './en/server.ts';
import { thread } from './en/thread.ts';
import { validate } from './en/validate.ts';
import { words } from './en/words.ts';

/** Every text of the catalogue, by its key. English is complete; a text that other languages lack is taken from here. */
export const en = {
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
