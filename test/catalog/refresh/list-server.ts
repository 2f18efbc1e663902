import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ListServer {
  origin: string;
  /** Paths with queries, as they were asked for. */
  asked: string[];
  headers: IncomingMessage['headers'][];
  stop(): Promise<void>;
}

/** A price list on this machine; `answer` writes each response, knowing how often that address was asked for before. */
export async function listServer(
  answer: (path: string, response: ServerResponse, before: number, origin: string, request: IncomingMessage) => unknown,
): Promise<ListServer> {
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const before = asked.filter((one) => one === path).length;
    asked.push(path);
    headers.push(request.headers);
    answer(path, response, before, origin(), request);
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: origin(),
    asked,
    headers,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const json = (response: ServerResponse, body: unknown): void => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
};

/** Promises more than it sends, and hangs up. */
export function cutOff(response: ServerResponse, text: string): void {
  response.setHeader('content-length', Buffer.byteLength(text) + 1_000);
  response.write(text, () => response.destroy());
}
