import type { AllowedMentions } from '../rules/mentions.ts';
import type { Component, Pings } from './model.ts';
import { flatten } from './tree.ts';

/** Bots call whomever they name; answers to interactions only people. Source: research, allowed_mentions defaults. */
export const BOT_DEFAULT: AllowedMentions = { parse: ['users', 'roles', 'everyone'] };
export const WEBHOOK_DEFAULT: AllowedMentions = { parse: ['users'] };

const named = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, id]) => id ?? ''))];

/** Whom the text of a message names and `allowed` lets it call. Text components call people just as content does. */
export function pingsOf(content: string, components: Component[], allowed: AllowedMentions): Pings {
  const text = [content, ...flatten(components).map((component) => component.content ?? '')].join('\n');
  const parse = allowed.parse ?? [];
  const kept = (kind: 'users' | 'roles', ids: string[]) =>
    ids.filter((id) => parse.includes(kind) || allowed[kind]?.includes(id));
  return {
    everyone: parse.includes('everyone') && /@(everyone|here)\b/.test(text),
    users: kept('users', named(text, /<@!?(\d+)>/g)),
    roles: kept('roles', named(text, /<@&(\d+)>/g)),
  };
}
