import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type GuildId, parseRepo, type Repo } from './core/ids.ts';
import { ARCHIVE_MINUTES, type ThreadSettings } from './discord/thread-settings.ts';
import { toVerb, VERB_NAMES, type Verb } from './github/comment/verbs.ts';
import { parseAuthority } from './runner/egress/proxy.mjs';

/** A setting that must name a readable file; its text, trimmed, is the value. Secrets live in files: an environment is readable through /proc. */
export const secretFile = (about: string, check: (text: string) => string | undefined = () => undefined) =>
  z
    .string()
    .min(1)
    .transform((path, context) => {
      try {
        const text = readFileSync(path, 'utf8').trim();
        const wrong = text === '' ? 'the file is empty' : check(text);
        if (wrong === undefined) return text;
        context.addIssue({ code: 'custom', message: wrong });
      } catch (error) {
        context.addIssue({
          code: 'custom',
          message: `cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? 'error'}`,
        });
      }
      return z.NEVER;
    })
    .describe(about);

/** A whole number within bounds. */
export const number = (about: string, fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback).describe(about);

/** `1` or `0`. */
export const flag = (about: string, otherwise: '0' | '1' = '0') =>
  z
    .enum(['0', '1', ''])
    .default(otherwise)
    .transform((value) => (value || otherwise) === '1')
    .describe(about);

/** `111=acme/infra,acme/network;222=other/infra` */
export function parseGuilds(text: string, context: z.RefinementCtx): Map<GuildId, { repos: readonly Repo[] }> {
  const guilds = new Map<GuildId, { repos: readonly Repo[] }>();
  for (const entry of text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [guild = '', names = ''] = entry.split('=');
    const repos = names.split(',').map((name) => parseRepo(name.trim()));
    if (!/^\d{17,20}$/.test(guild.trim()))
      context.addIssue({ code: 'custom', message: `"${guild}" is not a Discord server id` });
    else if (repos.some((repo) => repo === undefined))
      context.addIssue({ code: 'custom', message: `"${names}" is not owner/repo,owner/repo` });
    else guilds.set(guild.trim() as GuildId, { repos: repos.filter((repo) => repo !== undefined) });
  }
  return guilds;
}

/** `acme/infra, acme/network` */
export function parseRepos(text: string, context: z.RefinementCtx): Repo[] {
  const names = text.split(/[\s,;]+/).filter(Boolean);
  const wrong = names.find((name) => !parseRepo(name));
  if (wrong !== undefined) context.addIssue({ code: 'custom', message: `"${wrong}" is not owner/repo` });
  return names.flatMap((name) => parseRepo(name) ?? []);
}

/** `plan, apply` */
export function parseVerbs(text: string, context: z.RefinementCtx): Verb[] {
  const words = text.split(/[\s,]+/).filter(Boolean);
  const unknown = words.find((word) => !toVerb(word));
  if (unknown !== undefined)
    context.addIssue({ code: 'custom', message: `"${unknown}" is no command; commands are ${VERB_NAMES.join(', ')}` });
  return words.flatMap((word) => toVerb(word) ?? []);
}

/** `24h,60m`: while a deploy is open, and once it has ended. */
export function parseThreadTimes(text: string, context: z.RefinementCtx): Omit<ThreadSettings, 'name'> {
  const [openMinutes, endedMinutes, ...more] = text.split(',').map((time) => ARCHIVE_MINUTES[time.trim()]);
  if (openMinutes !== undefined && endedMinutes !== undefined && more.length === 0)
    return { openMinutes, endedMinutes };
  context.addIssue({ code: 'custom', message: `"${text}" is not two of 60m, 24h, 3d and 7d, such as 24h,60m` });
  return z.NEVER;
}

/** `vault.acme.com:8200, *.acme.com`; port 443 where none is given. */
export function parseHosts(text: string, context: z.RefinementCtx): string[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((entry) => (/:\d+$/.test(entry) ? entry : `${entry}:443`))
    .filter((entry) => {
      const { host, port } = parseAuthority(entry.replace(/^\*\./, ''));
      const isHost = host !== '' && port > 0 && port < 65_536;
      if (!isHost) context.addIssue({ code: 'custom', message: `"${entry}" is not host, host:port or *.domain` });
      return isHost;
    });
}

/** Keys of the seal: one `id:base64 of 32 bytes` a line, the first seals, all open. */
export function parseKeys(text: string, context: z.RefinementCtx): { id: string; key: Buffer }[] {
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const [id = '', encoded = ''] = line.split(':');
      return { id, key: Buffer.from(encoded, 'base64') };
    });
  if (keys.length === 0 || keys.some(({ id, key }) => !/^[\w-]{1,32}$/.test(id) || key.length !== 32))
    context.addIssue({
      code: 'custom',
      message: 'each line must be "name:base64 of 32 random bytes", as `guildops keygen` prints',
    });
  return keys;
}

/** `llama-3.3, gpt-oss-20b`; `none`: no model at all. */
export function parseModels(text: string, context: z.RefinementCtx): string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const wrong = names.find((name) => !/^[\w./: -]{1,80}$/.test(name));
  if (wrong !== undefined) context.addIssue({ code: 'custom', message: `"${wrong}" is not the name of a model` });
  return names.length === 1 && names[0] === 'none' ? [] : names;
}

/** `gemini-flash=20`: a model, and how many of a hundred questions it is asked first. */
export function parseShare(text: string, context: z.RefinementCtx): { model: string; percent: number } | undefined {
  const [, model = '', percent = ''] = /^([\w./: -]{1,80})=(\d{1,3})$/.exec(text.trim()) ?? [];
  if (model !== '' && Number(percent) <= 100) return { model, percent: Number(percent) };
  if (text.trim() !== '')
    context.addIssue({ code: 'custom', message: `"${text}" is not a model and a percentage, such as gemini-flash=20` });
  return undefined;
}

/** Without a slash at the end. */
export const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));

/** `aws=700, gcp=400`: whole numbers of these names; what is not named stays as it is by default. */
export const amounts =
  <Name extends string>(defaults: Readonly<Record<Name, number>>) =>
  (text: string, context: z.RefinementCtx): Record<Name, number> => {
    const given = text
      .split(/[\s,]+/)
      .filter(Boolean)
      .flatMap((entry) => {
        const [, name = '', value = ''] = /^([a-z]+)=(\d{1,7})$/.exec(entry) ?? [];
        if (Object.hasOwn(defaults, name) && Number(value) > 0) return [[name, Number(value)]];
        const known = Object.entries(defaults).map(([one, amount]) => `${one}=${amount}`);
        context.addIssue({
          code: 'custom',
          message: `"${entry}" is none of ${known.join(', ')}, with a number from 1 on`,
        });
        return [];
      });
    return { ...defaults, ...Object.fromEntries(given) };
  };
