import type { World } from '../world/world.ts';
import type { Call, Reply } from './call.ts';

/** One call that this Discord answers, named as in Discord's own description. */
export interface Route {
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** The template of Discord's description, such as `/channels/{channel_id}`. */
  path: string;
  /** Its operationId, such as `create_message`: limits and faults name it. */
  operation: string;
  /** Interactions prove themselves by the token in the path; there discord.js sends no header, and none may come. */
  auth: 'bot' | 'path-token';
  answer(call: Call, world: World): Reply;
}

export interface Match {
  route: Route;
  params: Record<string, string>;
}

const names = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
const toPattern = (path: string) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`);

/** Finds routes; the one with fewer parameters wins, so that `@original` is never a message id. */
export function createRouter(routes: Route[]): (method: string, path: string) => Match | undefined {
  const table = routes
    .map((route) => ({ route, names: names(route.path), pattern: toPattern(route.path) }))
    .sort((a, b) => a.names.length - b.names.length);
  return (method, path) => {
    for (const { route, names, pattern } of table) {
      const found = route.method === method ? pattern.exec(path) : null;
      if (found)
        return { route, params: Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ''])) };
    }
    return undefined;
  };
}
