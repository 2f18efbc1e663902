import { renderMessage, type SeenMessage } from '../discord/index.ts';
import type { Script } from '../story/scripts.ts';
import type { World } from '../world/sandbox.ts';
import type { Narrator } from './stage-light.ts';

/** The project of the story. */
export const PROJECT = 'web-dev';

/** What every chapter needs: the world, and a voice. */
export interface Telling {
  world: World;
  tell: Narrator;
  /** What is done on the chosen cloud. */
  script: Script;
  /** For what people have on their own machines. */
  dir: string;
}

/** A message as it looks in Discord. */
export const card = (message: SeenMessage): string => renderMessage(message, { width: 78 });
