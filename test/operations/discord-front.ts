import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Front {
  apiUrl: string;
  close(): Promise<void>;
}

/**
 * The Discord of the sandbox for reads, with what the bot may do in its servers: the sandbox lists its servers without any permission,
 * while Discord adds up the bot's roles.
 */
export async function startDiscordFront(apiUrl: string, permissions: bigint): Promise<Front> {
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace(/^\/api/, '');
    const headers = { authorization: request.headers.authorization ?? '' };
    const answer = await fetch(`${apiUrl}${path}`, { headers });
    const body = (await answer.json()) as unknown;
    const known = Array.isArray(body) ? body.map((guild) => ({ ...guild, permissions: String(permissions) })) : body;
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
