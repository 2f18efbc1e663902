import type { World } from '../world/sandbox.ts';
import type { Room } from './view.ts';

/** The world of the story as the page shows it: one can be each of its people. */
export function roomOf({ discord, github, guild, repo, ana, mira, kim, li, rob }: World): Room {
  return { discord, github, guild, repo, actors: [ana, mira, kim], people: [li, rob] };
}
