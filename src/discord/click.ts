import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import type { Said } from './answer.ts';
import type { AnswerStyle } from './answer-style.ts';
import type { AskedComponent, AskedForm } from './asked.ts';
import type { ClickId } from './click-id.ts';
import type { Context } from './context.ts';
import type { Translate } from './words/t.ts';

export type ClickContext = Context<AskedComponent | AskedForm> & { id: ClickId };

/** A button, menu or form about the server that is stored, acknowledged in this style, and worked off by a job. */
export interface StoredClick {
  action: string;
  style: AnswerStyle;
  /** No card: nothing needs to be said. @throws Refusal */
  handle(context: ClickContext): Promise<Said | undefined>;
}

/** A button that opens a form at once, from nothing but its own words; what is typed into it comes back as another action. */
export interface OpeningClick {
  action: string;
  form(id: ClickId, t: Translate): APIModalInteractionResponseCallbackData;
}

export type Click = StoredClick | OpeningClick;

export const isOpeningClick = (click: Click): click is OpeningClick => 'form' in click;
