import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createReadSent } from '../../src/discord/files.ts';
import { MOST_BYTES } from '../../src/generators/batch/limits.ts';

/** The origin of a server that answers so. */
async function served(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const problem = (why: string) => ({
  problems: [{ code: 'bad-input', field: 'file', why: expect.stringContaining(why) }],
});

describe('a file that somebody sent', () => {
  it('is read from where Discord keeps it', async () => {
    const origin = await served((_, response) => response.end('kind,name'));
    const bytes = await createReadSent(origin)({ name: 'a.csv', url: `${origin}/a.csv` });
    expect(Buffer.from(bytes).toString()).toBe('kind,name');
  });

  it.each([
    'https://example.com/a.csv',
    'https://cdn.discordapp.com.example.com/a.csv',
    'http://cdn.discordapp.com/a.csv',
    'https://cdn.discordapp.com@example.com/a.csv',
    'file:///etc/passwd',
    'a.csv',
  ])('is not read from %s', async (url) => {
    await expect(createReadSent()({ name: 'a.csv', url })).rejects.toMatchObject(problem('not come from Discord'));
  });

  it('is not followed to another place', async () => {
    const origin = await served((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end());
    await expect(createReadSent(origin)({ name: 'a.csv', url: `${origin}/a.csv` })).rejects.toThrow();
  });

  it('is read no further than a batch may be long, whatever it says of itself', async () => {
    const origin = await served((_, response) => {
      response.write(Buffer.alloc(MOST_BYTES));
      response.write('x'); // and it never ends
    });
    const read = createReadSent(origin)({ name: 'a.csv', url: `${origin}/a.csv` });
    await expect(read).rejects.toMatchObject(problem('too large'));
  });

  it('is to be sent again where Discord has it no longer', async () => {
    const origin = await served((_, response) => response.writeHead(404).end());
    const read = createReadSent(origin)({ name: 'a.csv', url: `${origin}/a.csv` });
    await expect(read).rejects.toMatchObject(problem('no longer'));
  });

  it.each<{ what: string; answer: RequestListener }>([
    { what: 'that is not answered', answer: () => {} },
    { what: 'that stops half way', answer: (_, response) => void response.write('kind,') },
  ])('$what is not waited for for ever, and is to be sent again', async ({ answer }) => {
    const origin = await served(answer);
    const read = createReadSent(origin, 200)({ name: 'a.csv', url: `${origin}/a.csv` });
    await expect(read).rejects.toMatchObject(problem('not give it in time'));
  });
});
