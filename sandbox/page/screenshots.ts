import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page as Tab } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { runScript, withPage } from './open.ts';

const FOLDER = join('docs', 'images');
const SIZE = { width: 1200, height: 650 };
/** One half of the page: a picture of it says more, and is smaller. */
const LEFT = { x: 0, y: 0, width: SIZE.width / 2, height: SIZE.height };
const RIGHT = { ...LEFT, x: SIZE.width / 2 };

type Take = (name: string, clip?: typeof LEFT) => Promise<unknown>;

const messages = (tab: Tab) => tab.locator('#messages');
const press = (tab: Tab, name: string) => messages(tab).getByRole('button', { name, exact: true }).click();
const choose = async (tab: Tab, menu: string, option: string): Promise<void> => {
  await messages(tab).locator('summary', { hasText: menu }).last().click();
  await messages(tab).locator('details[open]').getByText(option, { exact: true }).click();
};

/** A network and a machine in a staging project, as ana asks for them. */
async function ask(tab: Tab, take: Take): Promise<void> {
  await tab.getByRole('textbox', { name: 'Command' }).fill('/cloud-deploy');
  await take('commands', LEFT);
  await tab.keyboard.press('Enter');
  await tab.getByRole('option', { name: 'shop-staging' }).click();
  await tab.getByRole('button', { name: 'Send' }).click();
  await choose(tab, 'Add a resource', 'Network');
  await tab.getByRole('dialog').locator('input[placeholder=app]').fill('main');
  await take('form', LEFT);
  await tab.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await messages(tab).getByText('is in the draft').waitFor();
  await choose(tab, 'Add a resource', 'Virtual machine');
  await choose(tab, 'Machine family', 'E2');
  await messages(tab).locator('summary', { hasText: 'Machine type' }).last().click();
  await take('machine-types', LEFT);
  await messages(tab).locator('details[open]').getByText('e2-small', { exact: true }).click();
  await tab.getByRole('dialog').locator('input:not([type=hidden])').first().fill('web');
  await tab.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await messages(tab).getByText('is in the draft').nth(1).waitFor();
  for (const _ of Array.from({ length: await messages(tab).getByText('Dismiss message').count() }))
    await messages(tab).getByText('Dismiss message').first().click();
  await messages(tab).getByText('Resources (2)').waitFor();
  await take('lobby', LEFT);
}

/** The plan on both sides, the approval of somebody else, the thread, the merge. */
async function decide(tab: Tab, take: Take): Promise<void> {
  await press(tab, 'Plan');
  await tab.locator('.pull').click();
  await messages(tab).getByRole('button', { name: 'Approve & Deploy' }).waitFor();
  await tab.locator('.comment.bot', { hasText: '5 to add' }).waitFor();
  await take('plan');
  await tab.locator('#checks .mark.good').first().waitFor();
  await tab.locator('#comment').scrollIntoViewIfNeeded();
  await take('checks', RIGHT);
  await tab.locator('#actors a', { hasText: 'mira' }).click();
  await press(tab, 'Approve & Deploy');
  await tab.locator('#places a.thread').click();
  await tab.locator('.pill.merged').waitFor();
  await messages(tab).getByText('Applied').first().waitFor();
  await take('applied');
}

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('chromium is not installed (or set CHROMIUM_BIN)');
  await mkdir(FOLDER, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-lcd-text'] });
  await withPage({ limits: {} }, async ({ page }) => {
    const tab = await browser.newPage({ viewport: SIZE });
    await tab.goto(page.url);
    const take: Take = (name, clip) =>
      tab.screenshot({ path: join(FOLDER, `${name}.png`), ...(clip && { clip }), caret: 'initial' });
    await ask(tab, take);
    await decide(tab, take);
    console.log(`The pictures are in ${FOLDER}: look at them before you commit them.`);
  }).finally(() => browser.close());
}

runScript(main, 'The pictures could not be taken');
