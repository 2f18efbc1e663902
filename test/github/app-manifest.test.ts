import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { WEBHOOK_PATH } from '../../src/github/app.ts';
import {
  ADMINISTRATION_PERMISSIONS,
  DEPLOYMENT_PERMISSIONS,
  EVENTS,
  GIT_PERMISSIONS,
  MEMBER_PERMISSIONS,
  QUEUE_EVENT,
  QUEUE_PERMISSIONS,
  REST_PERMISSIONS,
  STATUS_PERMISSIONS,
} from '../../src/github/permissions.ts';
import { CALLBACK_PATH } from '../../src/web/sign-in/sign-in.ts';

const manifest = parse(readFileSync(new URL('../../app.yml', import.meta.url), 'utf8')) as {
  url: string;
  public: boolean;
  hook_attributes: { url: string };
  callback_urls: string[];
  default_permissions: Record<string, string>;
  default_events: string[];
};

describe('app.yml', () => {
  it('asks for the permissions that our tokens are made of, and no more', () => {
    const needed = {
      ...GIT_PERMISSIONS.read,
      ...GIT_PERMISSIONS.write,
      ...REST_PERMISSIONS,
      ...DEPLOYMENT_PERMISSIONS,
      ...ADMINISTRATION_PERMISSIONS,
      ...STATUS_PERMISSIONS,
      ...MEMBER_PERMISSIONS,
      ...QUEUE_PERMISSIONS,
    };
    expect(manifest.default_permissions).toEqual(needed);
  });

  it('subscribes to the events that are stored, and no more', () => {
    const source = readFileSync(new URL('../../src/github/webhooks.ts', import.meta.url), 'utf8');
    const handled = [...source.matchAll(/probot\.on\('([a-z_]+)/g)].map(([, event]) => event);
    expect(manifest.default_events.toSorted()).toEqual([...EVENTS, QUEUE_EVENT].toSorted());
    expect(handled.toSorted()).toEqual([...EVENTS, QUEUE_EVENT].toSorted());
  });

  it('is private, and names the whole paths of the webhook and of the way back from a sign-in', () => {
    expect(manifest.public).toBe(false);
    expect(manifest.hook_attributes.url).toBe(`${manifest.url}${WEBHOOK_PATH}`);
    expect(manifest.callback_urls).toEqual([`${manifest.url}${CALLBACK_PATH}`]);
  });
});
