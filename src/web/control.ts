import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { inWords } from '../core/explain.ts';
import { Refusal } from '../core/refusal.ts';
import { type Handler, pathOf, sendJson } from './handler.ts';

/** Path on the private listener below which the operator's commands are. */
export const CONTROL_PATH = '/control';

/** Commands for the operator of this machine, by name; each answers with something to print. */
export type Commands = Readonly<Record<string, (body: Readonly<Record<string, string>>) => Promise<unknown>>>;

const MAX_BODY_BYTES = 64 * 1024;
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export const newControlToken = (): string => randomBytes(32).toString('base64url');

/**
 * `POST /control/<command>` with the token that only who may read the data folder knows: the database has one owner, so
 * `guildops sweep` and its like ask the running program instead of opening it.
 */
export const control =
  (token: string, commands: Commands): Handler =>
  async (request, response) => {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(given), digest(token)))
      return sendJson(response, 401, { error: 'the control token is needed' });
    const command = commands[pathOf(request).slice(CONTROL_PATH.length + 1)];
    if (!command || request.method !== 'POST')
      return sendJson(response, 404, { error: `commands: ${Object.keys(commands).join(', ')}` });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).subarray(0, MAX_BODY_BYTES).toString();
    try {
      return sendJson(response, 200, {
        result: await command(text ? (JSON.parse(text) as Record<string, string>) : {}),
      });
    } catch (error) {
      if (error instanceof Refusal) return sendJson(response, 409, { error: inWords(error) });
      return sendJson(response, 500, { error: error instanceof Error ? error.message : String(error) });
    }
  };
