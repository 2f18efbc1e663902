import type { ServerResponse } from 'node:http';
import type { Room } from './view.ts';

/** Several changes in so short a time are told as one. */
const GATHER_MS = 50;

/** Tells every open page, by server-sent events, that something is different now. */
export function createEvents({ discord, github }: Pick<Room, 'discord' | 'github'>) {
  const listeners = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer = undefined;
    for (const listener of listeners) listener.write('data: changed\n\n');
  };
  const changed = () => {
    timer ??= setTimeout(tell, GATHER_MS);
  };
  const stops = [discord.onChange(changed), github.onChange(changed)];
  return {
    open(response: ServerResponse): void {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    },
    close(): void {
      for (const stop of stops) stop();
      clearTimeout(timer);
      for (const listener of listeners) listener.end();
    },
  };
}
