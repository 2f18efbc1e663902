import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { createFrontDoor } from '../front-door.ts';
import { PersonRefused } from '../github/index.ts';
import { DISCORD_DEEDS } from './discord/deeds.ts';
import { documentOf } from './document.ts';
import { createEvents } from './events.ts';
import { GITHUB_DEEDS } from './github/deeds.ts';
import { type Deed, discordScreen, githubScreen, type Scene } from './scene.ts';
import { createScreens } from './screens.ts';
import { suggestions } from './suggest.ts';
import { linkTo, type Room, toView } from './view.ts';

export interface Page {
  /** Without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** By the end of their names; the names themselves are fixed, so no path of a request reaches the disk. */
const TYPES: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript' };
const ASSETS = ['discord.css', 'github.css', 'page.css', 'page.js', 'patch.js', 'suggest.js', 'times.js'];

/** Room for a form with a file in it. */
const LARGEST_FORM_BYTES = 12 * 1024 * 1024;

/** Nothing runs, loads or is sent but what this server gives, and pictures of messages, which the sandbox's Discord keeps. */
const headersFor = (discord: string) => ({
  'content-security-policy': [
    ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", `img-src ${discord}`],
    ...["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"],
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
});

/**
 * The sandbox as a page for a browser. Everything that is clicked goes through the hands of the sandbox's people, so the program meets real
 * interactions and webhooks. Only this machine reaches it, and only from its own pages: other sites cannot press its buttons.
 */
export async function startPage(room: Room, port = 0): Promise<Page> {
  const door = await createFrontDoor(port);
  const events = createEvents(room);
  const screens = createScreens();
  const headers = headersFor(room.discord.url);
  const sceneOf = (query: URLSearchParams): Scene => ({ room, screens, view: toView(room, query) });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', door.url);
    if (request.headers.host !== new URL(door.url).host) return void response.writeHead(421).end();
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method === 'POST') return act(request, response, url);
    if (request.method !== 'GET') return void response.writeHead(405).end();
    if (url.pathname === '/events') return events.open(response);
    if (url.pathname === '/') return send(response, 'text/html', await documentOf(sceneOf(url.searchParams)));
    if (url.pathname === '/suggest')
      return send(
        response,
        'application/json',
        JSON.stringify(await suggestions(sceneOf(url.searchParams), url.searchParams)),
      );
    const asset = ASSETS.find((name) => url.pathname === `/${name}`);
    if (!asset) return void response.writeHead(404).end();
    send(
      response,
      TYPES[asset.split('.')[1] ?? ''] ?? '',
      await readFile(new URL(`./assets/${asset}`, import.meta.url)),
    );
  }

  /** Does what a form says, as the person whose page it stands on, and leads back to that page. */
  async function act(request: IncomingMessage, response: ServerResponse, { pathname }: URL): Promise<void> {
    const { origin, referer, 'content-length': length } = request.headers;
    const [, half = '', name = ''] = pathname.split('/');
    const deed = deedOf(half, name);
    if (!deed) return void response.writeHead(404).end();
    if (origin !== door.url || !referer?.startsWith(`${door.url}/`)) return void response.writeHead(403).end();
    if (!(Number(length) <= LARGEST_FORM_BYTES)) return void response.writeHead(413).end();
    const scene = sceneOf(new URL(referer).searchParams);
    const screen = half === 'discord' ? discordScreen(scene) : githubScreen(scene);
    screen.notice = undefined;
    const change = await formOf(request, door.url)
      .then((form) => deed(scene, form))
      .catch((error: unknown) => {
        screen.notice = wordsOf(error);
        return {};
      });
    response.writeHead(303, { location: linkTo(scene.view, change) }).end();
  }

  door.open((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(wordsOf(error));
    });
  });
  return {
    url: door.url,
    async close() {
      events.close();
      await door.close();
    },
  };
}

const DEEDS: Readonly<Record<string, Readonly<Record<string, Deed>>>> = {
  discord: DISCORD_DEEDS,
  github: GITHUB_DEEDS,
};

function deedOf(half: string, name: string): Deed | undefined {
  const deeds = Object.hasOwn(DEEDS, half) ? DEEDS[half] : undefined;
  return deeds && Object.hasOwn(deeds, name) ? deeds[name] : undefined;
}

function wordsOf(error: unknown): string {
  if (error instanceof PersonRefused) return `GitHub says no: ${error.words}`;
  return error instanceof Error ? error.message : String(error);
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
}

/** The fields of a form in either way in which browsers send them. */
function formOf(request: IncomingMessage, base: string): Promise<FormData> {
  const body = Readable.toWeb(request) as ReadableStream<Uint8Array>;
  const { 'content-type': type = '' } = request.headers;
  return new Request(base, { method: 'POST', headers: { 'content-type': type }, body, duplex: 'half' }).formData();
}
