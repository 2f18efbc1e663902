import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Page as SandboxPage, startPage } from '../../../sandbox/page/page.ts';
import { roomOf } from '../../../sandbox/page/room.ts';
import { setTable } from '../../../sandbox/page/table.ts';
import { hasTerraform, type Stage, setStage } from '../../story/stage.ts';
import { chromiumBinary, openTab, startBrowser } from './browser.ts';

/** What a newcomer does, click by click, with the real program behind the page: each test goes on where the one before ended. */
describe.runIf(hasTerraform && chromiumBinary)('the real flow, clicked', () => {
  let stage: Stage;
  let page: SandboxPage;
  let browser: Browser;
  let tab: Page;
  let complaints: string[];

  beforeAll(async () => {
    stage = await setStage({ limits: {}, pages: true });
    await setTable(stage);
    page = await startPage(roomOf(stage));
    browser = await startBrowser();
    ({ tab, complaints } = await openTab(browser, page.url));
  });
  afterAll(async () => {
    await browser?.close();
    await page?.close();
    await stage?.end();
  });

  const be = (name: string) => tab.locator('#actors a', { hasText: name }).click();
  const press = (label: string) => tab.locator('#messages').getByRole('button', { name: label, exact: true }).click();

  it('asks: a command with a suggested project opens a lobby', async () => {
    await tab.getByRole('textbox', { name: 'Command' }).fill('/cloud-deploy');
    await tab.keyboard.press('Enter');
    await tab.getByRole('option', { name: 'shop-staging' }).click();
    await tab.getByRole('button', { name: 'Send' }).click();
    await tab.getByText('Draft · shop-staging').waitFor();
  });

  it('adds a network by a menu and a form', async () => {
    await tab.locator('#messages').getByText('Add a resource…').click();
    await tab.locator('details[open]').getByText('Network', { exact: true }).click();
    await tab.getByRole('dialog').locator('input[placeholder=app]').fill('main');
    await tab.keyboard.press('Enter');
    await tab.getByText('is in the draft').waitFor();
  });

  it('plans: the pull request appears on the other side, with its checks and its files', async () => {
    await press('Plan');
    await tab.locator('.pull', { hasText: 'add network-main' }).click();
    await tab.locator('#checks .mark.good').first().waitFor();
    await tab.getByText('google_compute_network.main').first().waitFor();
    await tab.getByRole('link', { name: 'Files changed' }).click();
    await tab.locator('summary', { hasText: 'network-main.yaml' }).waitFor();
    await tab.getByRole('link', { name: 'Conversation' }).click();
  });

  it('does not let the requester approve, and says who may', async () => {
    await press('Approve');
    await tab.getByText('Only you can see this').last().waitFor();
    await tab.locator('#messages').getByText('Someone else').last().waitFor();
  });

  it('answers a command in a comment', async () => {
    await tab.getByLabel('Comment', { exact: true }).fill('guildops help');
    await tab.locator('#comment').getByRole('button', { name: 'Comment' }).click();
    await tab.locator('.comment.bot', { hasText: 'guildops discard' }).last().waitFor();
  });

  it('applies as somebody else, follows the thread, and ends merged', async () => {
    await be('mira');
    await press('Approve & Deploy');
    await tab.locator('.pill.merged').waitFor();
    await tab.locator('#places a.thread').click();
    await tab.locator('#messages').getByText('google_compute_network.main').first().waitFor();
    expect((await stage.cloud.objects()).map(({ name }) => name)).toContain('main');
  });

  it('did nothing that the platforms would not allow, and nothing the browser objected to', () => {
    expect(stage.discord.violations).toEqual([]);
    expect(stage.github.violations).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
