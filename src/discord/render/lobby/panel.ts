import type { APIComponentInContainer } from 'discord.js';
import type { DeployView } from '../../../deploy/ports.ts';
import type { DiscordNeeds } from '../../needs.ts';
import type { Translate } from '../../words/t.ts';

/** The part of a lobby that is particular to a state. */
export interface Panel {
  /** Words for the small print: times, above all. */
  facts: readonly (string | undefined)[];
  body: readonly (string | undefined)[];
  /** Rows of buttons and menus. */
  controls: readonly APIComponentInContainer[];
}

/** The view while its deploy is in one of the states `At`. */
export type ViewAt<At extends DeployView['deploy']['state']['at']> = DeployView & {
  deploy: DeployView['deploy'] & { state: Extract<DeployView['deploy']['state'], { at: At }> };
};

export type Lifetimes = DiscordNeeds['lifetimes'];

/** What a card is drawn with beside the deploy: how long things live, and the language of its readers. */
export interface Drawing {
  lifetimes: Lifetimes;
  t: Translate;
}
