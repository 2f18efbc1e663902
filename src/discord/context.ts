import type { Deploy } from '../core/deploy.ts';
import { parseDeployId } from '../core/ids.ts';
import type { Person } from '../core/person.ts';
import { Refusal } from '../core/refusal.ts';
import type { Asked, AskedCommand, AskedComponent, AskedForm } from './asked.ts';
import type { CardId } from './custom-id.ts';
import type { ReadSent } from './files.ts';
import type { Lobbies } from './lobbies.ts';
import type { Card } from './message.ts';
import type { DiscordNeeds } from './needs.ts';
import type { Places } from './places.ts';
import type { ProjectCardId } from './project-card-id.ts';
import type { LinkCommands } from './refusal-text.ts';
import type { Wire } from './wire.ts';
import type { Translate } from './words/t.ts';

/** One thing that somebody asked for, on its way through its handler. */
export interface Context<Of extends Asked = Asked> {
  asked: Of;
  by: Person;
  /** Id of the interaction: what makes the work safe to repeat. */
  cause: string;
  receivedAt: Date;
  needs: Pick<
    DiscordNeeds,
    'useCases' | 'refresh' | 'surroundingsOf' | 'lifetimes' | 'health' | 'repositoriesOf' | 'appUrl'
  > & {
    lobbies: Pick<Lobbies, 'find'>;
    wire: Pick<Wire, 'send'>;
    places: Places;
    readSent: ReadSent;
  };
  link: LinkCommands;
  /** Discord's locale of whoever reads the answer, and the texts in that language. */
  locale: string;
  t: Translate;
}

/** A command's work; the card is the answer. @throws Refusal */
export type CommandHandler = (context: Context<AskedCommand>) => Promise<Card>;

/** A click's or form's work. No card: the lobby itself shows what came of it. @throws Refusal */
export type ActionHandler = (context: ActionContext) => Promise<Card | undefined>;
export type ActionContext = Context<AskedComponent | AskedForm> & { id: CardId; deploy: Deploy };

/** The same for a click that is about a project. @throws Refusal */
export type ProjectActionHandler = (context: ProjectActionContext) => Promise<Card>;
export type ProjectActionContext = Context<AskedComponent | AskedForm> & { id: ProjectCardId };

/** What somebody typed into a command, or undefined. */
export function option({ options }: AskedCommand, name: string): string | undefined {
  const value = options[name];
  return value === undefined ? undefined : String(value);
}

/** A deploy of the server that asks; others do not exist for it. @throws Refusal `no-such` */
export async function deployHere({ needs, asked }: Context, typed: string): Promise<Deploy> {
  const id = parseDeployId(typed);
  const deploy = id && (await needs.useCases.findDeploy(id));
  if (!deploy || deploy.guild !== asked.guild) throw new Refusal({ code: 'no-such', what: 'deploy', id: typed });
  return deploy;
}

/** Where the lobby of a deploy can be seen, once it is posted. */
export async function lobbyLink({ needs }: Context, { id, guild, channel }: Deploy): Promise<string | undefined> {
  const message = await needs.lobbies.find(id);
  return channel && message ? `https://discord.com/channels/${guild}/${channel}/${message}` : undefined;
}
