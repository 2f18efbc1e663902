import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { World } from '../world/world.ts';
import { readCall } from './call.ts';
import type { createPipeline } from './pipeline.ts';

/** The files of messages, at the addresses that messages name. */
function serveAttachment(world: World, path: string, response: ServerResponse): void {
  const [, , channelId, id] = path.split('/');
  const files = [...world.messages.values()]
    .filter((message) => message.channelId === channelId)
    .flatMap(({ attachments }) => attachments);
  const file = files.find((each) => each.id === id) ?? world.uploads.get(id ?? '');
  if (!file) response.writeHead(404).end();
  else
    response
      .writeHead(200, { 'content-type': file.contentType, 'content-length': file.content.length })
      .end(file.content);
}

async function serve(
  world: World,
  pipeline: ReturnType<typeof createPipeline>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url?.startsWith('/attachments/')) return serveAttachment(world, request.url, response);
  const outcome = await pipeline(await readCall(request));
  if (outcome === 'drop') return void request.socket.destroy();
  const text = outcome.body === undefined ? undefined : JSON.stringify(outcome.body);
  response.writeHead(outcome.status, { ...(text ? { 'content-type': 'application/json' } : {}), ...outcome.headers });
  response.end(text);
}

/** The HTTP half: reads requests, hands them on and writes what comes back. */
export const createFront = (world: World, pipeline: ReturnType<typeof createPipeline>): Server =>
  createServer((request, response) => {
    serve(world, pipeline, request, response).catch(() => {
      // What cannot be read, or whose sender went away, has no answer but this.
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  });
