import type { Actor, Channel, Guild, SandboxDiscord, SeenThread } from '../discord/index.ts';
import type { Person, SandboxGitHub } from '../github/index.ts';

/** What is shown, and the people whom one can be. */
export interface Room {
  discord: SandboxDiscord;
  github: SandboxGitHub;
  guild: Guild;
  repo: string;
  /** On Discord; at least one. */
  actors: readonly Actor[];
  /** On GitHub; at least one. */
  people: readonly Person[];
}

/** Where somebody is in Discord. Direct messages are those of the bot. */
export type Spot = { kind: 'channel'; channel: Channel } | { kind: 'thread'; channel: SeenThread } | { kind: 'dms' };

const TABS = ['talk', 'files'] as const;
export type Tab = (typeof TABS)[number];

/** Who looks, and at what. It stands in the page's address, so that every tab of a browser can be somebody else. */
export interface View {
  actor: Actor;
  spot: Spot;
  /** The command that is being typed. */
  command: string | undefined;
  person: Person;
  /** The pull request that is open; the list otherwise. */
  pull: number | undefined;
  tab: Tab;
}

function first<T>(all: readonly T[], what: string): T {
  const [one] = all;
  if (one === undefined) throw new Error(`The page needs ${what}`);
  return one;
}

function spotOf({ discord, guild }: Room, id: string | null): Spot {
  if (id === 'dms') return { kind: 'dms' };
  const channels = discord.channels(guild);
  const thread = channels.flatMap((channel) => discord.threads(channel.id)).find((each) => each.id === id);
  if (thread) return { kind: 'thread', channel: thread };
  return { kind: 'channel', channel: channels.find((each) => each.id === id) ?? first(channels, 'a channel') };
}

/** What an address asks for; the first of everything where it names nothing that is there. */
export function toView(room: Room, query: URLSearchParams): View {
  const number = Number(query.get('pull'));
  return {
    actor: room.actors.find(({ id }) => id === query.get('as')) ?? first(room.actors, 'somebody on Discord'),
    spot: spotOf(room, query.get('in')),
    command: query.get('command') ?? undefined,
    person: room.people.find(({ login }) => login === query.get('login')) ?? first(room.people, 'somebody on GitHub'),
    pull: room.github.pull(room.repo, number) ? number : undefined,
    tab: TABS.find((tab) => tab === query.get('tab')) ?? 'talk',
  };
}

export const spotId = (spot: Spot): string => (spot.kind === 'dms' ? 'dms' : spot.channel.id);

/** The address of a view, or of one that differs in something. */
export function linkTo(view: View, change: Partial<View> = {}): string {
  const { actor, spot, command, person, pull, tab } = { ...view, ...change };
  const query = new URLSearchParams({ as: actor.id, in: spotId(spot), login: person.login });
  if (command !== undefined) query.set('command', command);
  if (pull !== undefined) query.set('pull', String(pull));
  if (pull !== undefined && tab !== 'talk') query.set('tab', tab);
  return `/?${query}`;
}
