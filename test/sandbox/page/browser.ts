import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../../sandbox/page/chromium.ts';

export const chromiumBinary = findChromium();

/** Without its own sandbox, because tests run as root in containers; it opens nothing but pages of these tests. */
export const startBrowser = (): Promise<Browser> => {
  if (chromiumBinary === undefined) throw new Error('no chromium on this machine');
  return chromium.launch({ executablePath: chromiumBinary, args: ['--no-sandbox', '--disable-gpu'] });
};

/** A tab with a page in it. What its script or the browser objects to is collected: tests say that there was nothing. */
export async function openTab(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ tab: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  context.setDefaultTimeout(60_000);
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('pageerror', ({ message }) => complaints.push(message));
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  tab.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await tab.goto(url);
  return { tab, complaints };
}
