import type { DeployId, GuildId, Repo } from '../core/ids.ts';
import type { Clock, DeployView, Health, InboxItem, Log } from '../deploy/ports.ts';
import type { UseCases } from '../deploy/use-cases.ts';
import type { Surroundings } from '../generators/kind.ts';
import type { Rates } from './rates.ts';
import type { ThreadSettings } from './thread-settings.ts';

/** What the Discord edge needs from the rest of the program. */
export interface DiscordNeeds {
  useCases: UseCases;
  /** Stores what came in together with its job; false when it is known already. */
  accept(item: InboxItem): Promise<boolean>;
  /** What a card shows of a deploy. */
  viewOf(deploy: DeployId): Promise<DeployView | undefined>;
  /** Message id of a deploy's lobby, once it was posted. */
  lobbyOf(deploy: DeployId): Promise<string | undefined>;
  /** Brings the lobby and thread of a deploy up to date. */
  refresh(deploy: DeployId): Promise<void>;
  /** The project of a draft, and everything in it as the draft leaves it: what forms offer to choose from. */
  surroundingsOf(deploy: DeployId): Promise<Surroundings | undefined>;
  /** How the program is, and what it depends on. */
  health(): Promise<Health>;
  /** What is bound to a server on GitHub. */
  repositoriesOf(guild: GuildId): readonly Repo[];
  /** The page of our App on GitHub; undefined where that is not the public one. */
  appUrl(): Promise<string | undefined>;
  /** Servers that are set up; any other is told that it is not. */
  guilds: ReadonlySet<GuildId>;
  /** The deploy of a thread; absent where what people write there is not passed on. */
  deployOfThread?: (channel: string) => Promise<DeployId | undefined>;
  /** How often commands may be given. */
  rates: Rates;
  clock: Clock;
  log: Log;
  /** Minutes a draft lives after its last change, and hours a plan stays valid: cards say when. */
  threads: ThreadSettings;
  lifetimes: { draftMinutes: number; planHours: number };
}
