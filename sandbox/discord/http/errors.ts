import type { Problem } from '../rules/problem.ts';

/** An error answer in Discord's words. Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes */
export class DiscordError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly problems: Problem[] = [],
  ) {
    super(message);
  }

  /** The body as it travels: problems become a tree of field names. */
  toJSON() {
    return {
      code: this.code,
      message: this.message,
      ...(this.problems.length > 0 ? { errors: toTree(this.problems) } : {}),
    };
  }
}

type Tree = { [field: string]: Tree | { code: string; message: string }[] };

function toTree(problems: Problem[]): Tree {
  const root: Tree = {};
  for (const { path, code, message } of problems) {
    let at = root;
    for (const step of path) {
      const next = at[step];
      at = at[step] = next && !Array.isArray(next) ? next : {};
    }
    const before = at._errors;
    at._errors = [...(Array.isArray(before) ? before : []), { code, message }];
  }
  return root;
}

export const invalidForm = (problems: Problem[]) => new DiscordError(400, 50035, 'Invalid Form Body', problems);

export const errors = {
  notFound: () => new DiscordError(404, 0, '404: Not Found'),
  unauthorized: () => new DiscordError(401, 0, '401: Unauthorized'),
  unknownChannel: () => new DiscordError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new DiscordError(404, 10004, 'Unknown Guild'),
  unknownMember: () => new DiscordError(404, 10007, 'Unknown Member'),
  unknownMessage: () => new DiscordError(404, 10008, 'Unknown Message'),
  unknownUser: () => new DiscordError(404, 10013, 'Unknown User'),
  unknownWebhook: () => new DiscordError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new DiscordError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new DiscordError(404, 10063, 'Unknown application command'),
  tooLarge: () => new DiscordError(413, 40005, 'Request entity too large. Try sending something smaller!'),
  alreadyAcknowledged: () => new DiscordError(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: () => new DiscordError(403, 50001, 'Missing Access'),
  notTheAuthor: () => new DiscordError(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new DiscordError(400, 50006, 'Cannot send an empty message'),
  dmsClosed: () => new DiscordError(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: () => new DiscordError(403, 50013, 'Missing Permissions'),
  invalidToken: () => new DiscordError(401, 50027, 'Invalid Webhook Token'),
  threadArchived: () => new DiscordError(400, 50083, 'Thread is archived'),
  threadExists: () => new DiscordError(400, 160004, 'A thread has already been created for this message'),
  threadLocked: () => new DiscordError(400, 160005, 'Thread is locked'),
};
