import { time } from './render/text.ts';

/** What the door itself says, when there is nothing to store. */
export const doorWords = {
  unknownGuild: (guild: string | undefined): string =>
    guild === undefined
      ? 'GuildOps works in servers only. Use it in a channel of yours.'
      : `GuildOps is not set up for this server.\n→ Its operator adds the server's id \`${guild}\` to \`GUILDOPS_GUILDS\`.`,
  tooOften: (until: Date): string => `That was a lot at once, so nothing was done.\n→ Try again ${time(until)}.`,
  notHere: 'That does not work here.\n→ Use it in a text channel of your server.',
  notStored: 'That could not be recorded, so nothing was done.\n→ Try again in a moment.',
  fault: 'Something went wrong on our side, and nothing was done.\n→ Try again; if it stays so, tell an administrator.',
  slow: 'The project could not be read in time.\n→ Click once more.',
  goneTemplate: 'That template is no longer there.\n→ Open the menu again.',
  goneLine: 'That line is no longer in the draft.\n→ Look at the card in this channel.',
  nothingToAttach:
    'There is nothing in the project that this could be attached to.\n→ Add a network or a firewall rule first.',
  oldCard:
    'This card is from an earlier version of GuildOps.\n→ Start again with `/cloud-deploy`, or find the deploy with `/cloud-list`.',
  missingPermissions: (names: readonly string[]): string =>
    `GuildOps lacks permissions in this channel: **${names.join(', ')}**.\n→ Ask a server administrator to allow them to the bot here, or use another channel.`,
} as const;
