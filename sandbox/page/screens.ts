import type { Answer } from '../discord/index.ts';

/** What one person has on the screen that is in no channel. */
export interface Screen {
  /** A form that was opened, until it is sent or closed. */
  form?: Answer | undefined;
  /** Why the last thing they did was not possible. */
  notice?: string | undefined;
  /** Private messages that they have put away. */
  dismissed: Set<string>;
}

export interface Screens {
  /** @param who a Discord id or a GitHub login, after the name of the platform */
  of(who: `discord:${string}` | `github:${string}`): Screen;
}

export function createScreens(): Screens {
  const screens = new Map<string, Screen>();
  return {
    of(who) {
      const screen = screens.get(who) ?? { dismissed: new Set() };
      screens.set(who, screen);
      return screen;
    },
  };
}
