import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stage } from '../story/stage.ts';

/** Everything that nobody may ever read, by what it is. Of the private key its lines, as a part of it would be enough. */
export async function secretsOf({ settings, github }: Stage): Promise<Map<string, string>> {
  const textOf = async (name: string) => (await readFile(settings[name] ?? '', 'utf8')).trim();
  const control = JSON.parse(await readFile(join(settings.GUILDOPS_DATA ?? '', 'control.json'), 'utf8')) as {
    token: string;
  };
  const [token, webhook, sealKey] = await Promise.all(
    ['DISCORD_TOKEN_FILE', 'GITHUB_WEBHOOK_SECRET_FILE', 'GUILDOPS_KEY_FILE'].map(textOf),
  );
  const keyLines = github.app.privateKey.split('\n').filter((line) => line.length > 40);
  return new Map([
    ['Discord token', token ?? ''],
    ['webhook secret', webhook ?? ''],
    ['seal key', sealKey?.split(':')[1] ?? ''],
    ['control token', control.token],
    ...keyLines.map((line, n): [string, string] => [`line ${n + 1} of the private key`, line]),
  ]);
}

/** Forms of secrets that are made while the program runs. */
const FORMS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['installation token', /\bghs_[A-Za-z0-9]+/],
  ['header with a token', /\b(?:Bearer|Basic) [A-Za-z0-9+/._~-]{8,}/i],
  ['private key', /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/],
  ['key of AWS', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['token of Google', /\bya29\.[\w.-]{16,}/],
  ['JSON web token', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}/],
];

/** What of the secrets stands in a text: as it is, in JSON, in a URL or in base64. Empty is good. */
export function foundIn(text: string, secrets: ReadonlyMap<string, string>): string[] {
  const known = [...secrets].filter(([, secret]) =>
    [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')].some((spelling) =>
      text.includes(spelling),
    ),
  );
  return [...known.map(([what]) => what), ...FORMS.filter(([, form]) => form.test(text)).map(([what]) => what)];
}

/** All that people can read on GitHub and Discord, and all that was ever sent there, in one text. */
export function everythingShown({ github, discord, channel, repo }: Stage): string {
  const places = [channel, ...discord.threads(channel.id)];
  const messages = places.flatMap(({ id }) => discord.messages(id));
  return [
    ...github
      .pulls(repo)
      .flatMap(({ number, title, body }) => [
        title,
        body,
        ...github.comments(repo, number).map((comment) => comment.body),
      ]),
    ...github.checkRuns(repo).map((run) => JSON.stringify(run)),
    ...github.requests.map(({ body }) => body),
    ...messages.flatMap(({ text, files }) => [text, ...files.map((file) => file.text())]),
  ].join('\n');
}

/** All that anybody who reaches our listeners can read without a token: health, and on the private one the metrics. */
export async function everythingServed({ settings, program }: Stage): Promise<string> {
  const control = await readFile(join(settings.GUILDOPS_DATA ?? '', 'control.json'), 'utf8');
  const { url } = JSON.parse(control) as { url: string };
  const pages = [`${program.url}/healthz`, `${program.url}/readyz`, `${url}/metrics`];
  return (await Promise.all(pages.map(async (page) => (await fetch(page)).text()))).join('\n');
}
