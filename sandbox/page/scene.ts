import type { Screen, Screens } from './screens.ts';
import type { Room, View } from './view.ts';

/** One look at the page. */
export interface Scene {
  room: Room;
  view: View;
  screens: Screens;
}

export const discordScreen = ({ screens, view }: Scene): Screen => screens.of(`discord:${view.actor.id}`);

export const githubScreen = ({ screens, view }: Scene): Screen => screens.of(`github:${view.person.login}`);

/** What a form of the page does. Answers what is different in the view afterwards. */
export type Deed = (scene: Scene, form: FormData) => Promise<Partial<View>>;

/** A text field of a form of the page. @throws Error where it is missing: no form of ours is without it */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== 'string') throw new Error(`the form has no ${name}`);
  return value;
}
