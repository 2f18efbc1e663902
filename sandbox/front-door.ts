import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on 127.0.0.1 whose address is known before it has anything to say. */
export interface FrontDoor {
  /** Without a slash at the end. */
  readonly url: string;
  open(answer: RequestListener): void;
  /** Hangs up on everybody. */
  close(): Promise<void>;
}

/** @param port 0 lets the system choose */
export async function createFrontDoor(port: number): Promise<FrontDoor> {
  let answer: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open(listener) {
      answer = listener;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
