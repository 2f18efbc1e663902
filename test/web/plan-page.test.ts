import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanId } from '../../src/core/ids.ts';
import { sendJson } from '../../src/web/handler.ts';
import { escapeHtml } from '../../src/web/page.ts';
import { createPlanLinks, PLANS_PATH } from '../../src/web/plan-links.ts';
import { planPage } from '../../src/web/plan-page.ts';
import { createHttpServer, type HttpServer } from '../../src/web/server.ts';
import { NOW } from '../fakes/words.ts';

const DAY_MS = 24 * 3_600_000;
const key = (id: string) => ({ id, key: randomBytes(32) });
const [old, present, foreign] = [key('old'), key('present'), key('present')];
const ID = '7F3K.1' as PlanId;
const TEXT = '  + resource "x" "</pre><script>alert(1)</script>" {}\n  + token = "a secret of ours" & more';
const plan = { id: ID, plannedAt: NOW };

let server: HttpServer;
let now = NOW;
beforeAll(async () => {
  const links = createPlanLinks({ url: '', keys: [present, old] });
  const texts = new Map([[ID, TEXT]]);
  const redact = (text: string) => text.replace('a secret of ours', '[redacted]');
  server = await createHttpServer({
    public: {
      ...{ host: '127.0.0.1', port: 0 },
      webhooks: { path: '/hooks', handler: async (_, response) => sendJson(response, 200, {}) },
      pages: { [PLANS_PATH]: planPage({ links, textOf: async (id) => texts.get(id), redact, now: () => now }) },
    },
    private: { host: '127.0.0.1', port: 0, routes: {} },
    checks: {},
    log: { error: () => {}, warn: () => {} },
  });
});
afterAll(() => server.close(0));

const linkWith = (keys: readonly ReturnType<typeof key>[], of = plan) =>
  createPlanLinks({ url: server.publicUrl, keys }).urlOf(of);

describe('the page of a plan', () => {
  it('shows its whole text to who has the link, redacted and as text', async () => {
    const response = await fetch(linkWith([present]));
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(page).toContain('&lt;/pre&gt;&lt;script&gt;');
    expect(page).toContain('[redacted]&quot; &amp; more');
    expect(page).not.toContain('<script');
  });

  it('may load, run, frame and send nothing, and is not kept', async () => {
    const { headers } = await fetch(linkWith([present]));
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('opens with a key that was replaced since, and has one address for one plan', async () => {
    expect((await fetch(linkWith([old]))).status).toBe(200);
    expect(linkWith([present])).toBe(linkWith([present]));
  });

  it.each([
    ['without a signature', () => `${server.publicUrl}/plans/${ID}`],
    [
      'with the signature of another plan',
      () => linkWith([present], { ...plan, id: '8QZM.1' as PlanId }).replace('8QZM.1', ID),
    ],
    ['with a later expiry', () => linkWith([present]).replace(/sig=./, 'sig=z')],
    ['with a key that is not ours', () => linkWith([foreign])],
    ['of a plan that is not there', () => linkWith([present], { ...plan, id: '8QZM.1' as PlanId })],
    ['of something that is no plan', () => linkWith([present], { ...plan, id: '../7F3K.1' as PlanId })],
    ['with nonsense as a signature', () => `${server.publicUrl}/plans/${ID}?sig=%00%ff.x&sig=`],
  ])('is not found %s, with one answer for all', async (_, url) => {
    const response = await fetch(url());
    expect(response.status).toBe(404);
    expect(await response.text()).toMatch(/There is no such plan|There is nothing here/);
  });

  it('is not found after a month, nor by anything but reading', async () => {
    expect((await fetch(linkWith([present]), { method: 'POST' })).status).toBe(404);
    now = new Date(NOW.getTime() + 30 * DAY_MS);
    expect((await fetch(linkWith([present]))).status).toBe(404);
    now = NOW;
  });
});

it('escapeHtml leaves no sign that opens or closes anything', () => {
  expect(escapeHtml(`<a href="x" b='y'>&`)).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;');
});
