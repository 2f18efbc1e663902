import {
  type APIModalInteractionResponseCallbackData,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumBinary, openTab, startBrowser } from './browser.ts';
import { REPO, raiseRoom } from './room.ts';

const HOSTILE = '<img src=x onerror="document.title=\'owned\'">';
const choices = [
  { label: 'Small', value: 's', description: HOSTILE },
  { label: 'Large', value: 'l' },
];
const field = (label: string, component: object) => ({ type: 18, label, component });
const modal = {
  custom_id: 'form',
  title: 'New machine',
  components: [
    { type: 10, content: 'All of it **at once**' },
    field('Name', { type: 4, custom_id: 'name', style: 1, min_length: 2, max_length: 8 }),
    field('Size', { type: 3, custom_id: 'size', options: choices }),
    field('Owner', { type: 5, custom_id: 'owner' }),
    field('Disk', {
      type: 21,
      custom_id: 'disk',
      options: [
        { label: 'SSD', value: 'ssd' },
        { label: 'HDD', value: 'hdd' },
      ],
    }),
  ],
} as APIModalInteractionResponseCallbackData;
const extras = {
  custom_id: 'extras',
  title: 'More',
  components: [
    field('Extras', {
      type: 22,
      custom_id: 'extras',
      options: [
        { label: 'Backup', value: 'b' },
        { label: 'Public', value: 'p' },
      ],
    }),
    field('Sure', { type: 23, custom_id: 'sure' }),
    field('List', { type: 19, custom_id: 'list' }),
    field('Notes', { type: 4, custom_id: 'notes', style: 2, required: false }),
  ],
} as APIModalInteractionResponseCallbackData;

const row = (...components: object[]) => ({ type: 1, components });
const card = {
  flags: MessageFlags.IsComponentsV2,
  components: [
    {
      type: 17,
      accent_color: 0x248046,
      components: [
        {
          type: 9,
          components: [{ type: 10, content: `### Card of ${HOSTILE}` }],
          accessory: { type: 2, style: 5, label: 'Elsewhere', url: 'https://example.com/1' },
        },
        { type: 14 },
        row(
          { type: 2, style: 1, label: 'Ask', custom_id: 'ask' },
          { type: 2, style: 4, label: 'Never', custom_id: 'never', disabled: true },
        ),
        row({ type: 3, custom_id: 'sizes', placeholder: 'Sizes…', options: choices, max_values: 2 }),
        row({ type: 6, custom_id: 'team', placeholder: 'Team…' }),
        row({ type: 8, custom_id: 'where', placeholder: 'Where…' }),
      ],
    },
  ],
};

/** A browser over both halves, with a small program that says what it was told. */
describe.runIf(chromiumBinary)('the page in a browser', () => {
  let room: Awaited<ReturnType<typeof raiseRoom>>;
  let browser: Browser;
  let client: Client;
  const told: Interaction[] = [];

  async function handle(interaction: Interaction): Promise<void> {
    told.push(interaction);
    if (interaction.isAutocomplete())
      await interaction.respond([{ name: `${interaction.options.getFocused()}… ${HOSTILE}`, value: 'web-dev' }]);
    else if (interaction.isChatInputCommand())
      await interaction.reply({ content: 'only for you', flags: MessageFlags.Ephemeral });
    else if (interaction.isButton()) await interaction.showModal(modal);
    else if (interaction.isAnySelectMenu()) {
      if (interaction.customId === 'where') await interaction.showModal(extras);
      else await interaction.deferUpdate();
    } else if (interaction.isModalSubmit())
      await interaction.reply({ content: `taken from ${interaction.user.username}` });
  }
  const last = () => told.at(-1) as Interaction;

  beforeAll(async () => {
    room = await raiseRoom({ actors: ['ana', HOSTILE] });
    const { discord, guild, channel } = room;
    client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.apiUrl } });
    client.on(Events.InteractionCreate, (interaction) => void handle(interaction));
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(discord.token);
    await ready;
    const options = [
      { type: 3, name: 'project', description: 'Which', required: true, autocomplete: true },
      { type: 4, name: 'count', description: 'How many' },
      { type: 6, name: 'for', description: HOSTILE },
    ];
    await client.application?.commands.set([{ name: 'ask', description: HOSTILE, options }] as never, guild.id);
    const place = client.channels.cache.get(channel.id);
    if (!place?.isSendable() || !('threads' in place)) throw new Error('no channel');
    const sent = await place.send(card as never);
    const thread = await sent.startThread({ name: `Log of ${HOSTILE}` });
    await thread.send('```ansi\n\u001b[32mapplied\u001b[0m\n```');
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await client?.destroy();
    await room?.end();
  });

  it('types a command with suggestions, and shows the private answer to whom it is for', async () => {
    const { tab, complaints } = await openTab(browser, room.page.url);
    await tab.getByRole('textbox', { name: 'Command' }).fill('/as');
    await tab.keyboard.press('Enter');
    await tab.locator('input[data-suggest=project]').fill('we');
    await tab.getByRole('option', { name: 'we… <img' }).click();
    await tab.locator('input[name="option.count"]').fill('3');
    await tab.locator('select[name="option.for"]').selectOption({ label: `@${HOSTILE}` });
    await tab.getByRole('button', { name: 'Send' }).click();
    await tab.getByText('Only you can see this').waitFor();
    const command = last();
    if (!command.isChatInputCommand()) throw new Error('no command');
    expect(command.options.getString('project')).toBe('web-dev');
    expect(command.options.getInteger('count')).toBe(3);
    expect(command.options.getUser('for')?.username).toBe(HOSTILE);
    await tab.locator('#actors a').nth(1).click();
    await tab.getByText('Only you can see this').waitFor({ state: 'detached' });
    await tab.locator('#actors a').first().click();
    await tab.getByRole('button', { name: 'Dismiss message' }).click();
    await tab.getByText('only for you').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('writes a message in a channel and in a thread, as whoever one is, and takes a slash for a command', async () => {
    const { tab, complaints } = await openTab(browser, room.page.url);
    const box = tab.getByRole('textbox', { name: 'Message or command' });
    await box.fill('Looks good to me');
    expect(await tab.getByRole('navigation', { name: 'Commands' }).isVisible()).toBe(false);
    await tab.keyboard.press('Enter');
    const said = tab.locator('#messages article', { hasText: 'Looks good to me' });
    await said.waitFor();
    expect(await said.getByText('APP').count()).toBe(0);
    await expect.poll(() => box.inputValue()).toBe('');
    await tab.locator('#places a.thread').click();
    await tab.locator('#actors a').nth(1).click();
    await box.fill(`and ${HOSTILE}`);
    await tab.keyboard.press('Enter');
    await tab.locator('#messages').getByText(`and ${HOSTILE}`).waitFor();
    const [thread] = room.discord.threads(room.channel.id);
    const texts = (place = '') => room.discord.messages(place).map(({ text, author }) => `${author}: ${text}`);
    expect(texts(room.channel.id)).toContain('ana: Looks good to me');
    expect(texts(thread?.id)).toContain(`${HOSTILE}: and ${HOSTILE}`);
    await box.fill('/nope');
    await tab.keyboard.press('Enter');
    await tab.getByRole('link', { name: 'GuildOps', exact: false }).last().click();
    await tab.getByText('GuildOps writes here').waitFor();
    expect(complaints).toEqual([]);
  });

  it('says what is missing before anything is sent', async () => {
    const { tab } = await openTab(browser, room.page.url);
    await tab.getByRole('textbox', { name: 'Command' }).click();
    await tab.locator('.commands a').first().click();
    await tab.locator('input[name="option.project"]').fill('web-dev');
    await tab.locator('input[name="option.count"]').fill('many');
    await tab.getByRole('button', { name: 'Send' }).click();
    await tab.getByRole('alert').getByText('option "count" takes a whole number').waitFor();
    expect(await tab.locator('input[name="option.count"]').inputValue()).toBe('many');
    await tab.getByRole('button', { name: 'Dismiss' }).first().click();
    await tab.getByRole('alert').waitFor({ state: 'detached' });
  });

  it('opens a form as somebody else, and sends what was filled in', async () => {
    const { tab, complaints } = await openTab(browser, room.page.url);
    await tab.locator('#actors a').nth(1).click();
    await tab.getByRole('button', { name: 'Ask' }).click();
    const form = tab.getByRole('dialog', { name: 'New machine' });
    await form.locator('input[name="field.name"]').fill('web');
    await form.locator('select[name="field.size"]').selectOption('l');
    await form.locator('select[name="field.owner"]').selectOption({ label: '@ana' });
    await form.getByLabel('SSD').check();
    await form.getByRole('button', { name: 'Submit' }).click();
    await tab.getByText(`taken from ${HOSTILE}`).waitFor();
    const sent = last();
    if (!sent.isModalSubmit()) throw new Error('no form');
    expect(sent.fields.getTextInputValue('name')).toBe('web');
    expect(sent.fields.getStringSelectValues('size')).toEqual(['l']);
    expect(sent.fields.getSelectedUsers('owner')?.first()?.username).toBe('ana');
    expect(sent.fields.getRadioGroup('disk')).toBe('ssd');
    expect(complaints).toEqual([]);
  });

  it('chooses from every kind of menu, and sends ticks and a file', async () => {
    const { tab, complaints } = await openTab(browser, room.page.url);
    await tab.getByText('Sizes…').click();
    for (const name of ['Small', 'Large']) await tab.locator('details[open]').getByText(name, { exact: true }).click();
    await tab.getByRole('button', { name: 'Choose' }).click();
    await expect.poll(() => last().isStringSelectMenu() && last()).toMatchObject({ values: ['s', 'l'] });
    await tab.getByText('Team…').click();
    await tab.locator('details[open]').getByText('@everyone').click();
    await expect.poll(() => last().isRoleSelectMenu() && last()).toMatchObject({ values: [room.guild.id] });
    await tab.getByText('Where…').click();
    await tab.locator('details[open]').getByText('#deploys').click();
    const form = tab.getByRole('dialog', { name: 'More' });
    await form.getByLabel('Public').check();
    await form.getByLabel('Yes').check();
    await form.locator('textarea').fill('two\nlines');
    const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') };
    await form.locator('input[type=file]').setInputFiles(file);
    await form.getByRole('button', { name: 'Submit' }).click();
    await form.waitFor({ state: 'detached' });
    const sent = last();
    if (!sent.isModalSubmit()) throw new Error('no form');
    expect(sent.fields.getCheckboxGroup('extras')).toEqual(['p']);
    expect(sent.fields.getCheckbox('sure')).toBe(true);
    expect(sent.fields.getTextInputValue('notes')).toBe('two\nlines');
    expect(sent.fields.getUploadedFiles('list')?.first()).toMatchObject({ name: 'list.csv', size: 3 });
    expect(complaints).toEqual([]);
  });

  it('goes into the thread of a message, where names are text and colours are shown', async () => {
    const { tab, complaints } = await openTab(browser, room.page.url);
    await tab.getByText('Open thread').click();
    await tab.getByRole('heading', { name: `# Log of ${HOSTILE}` }).waitFor();
    expect(await tab.locator('.ansi-32').innerText()).toBe('applied');
    expect(await tab.locator('img').count()).toBe(0);
    expect(await tab.title()).not.toBe('owned');
    expect(complaints).toEqual([]);
  });

  it('shows what happens elsewhere by itself, without taking away what somebody is typing', async () => {
    const { tab } = await openTab(browser, room.page.url);
    await tab.getByRole('textbox', { name: 'Command' }).fill('/half');
    const place = client.channels.cache.get(room.channel.id);
    if (place?.isSendable()) await place.send('something new');
    await tab.getByText('something new').waitFor();
    expect(await tab.getByRole('textbox', { name: 'Command' }).inputValue()).toBe('/half');
  });

  it('reviews, comments and merges a pull request with the rights of who does it', async () => {
    const [li] = room.people;
    await li?.push(REPO, 'more', { files: { 'main.tf': '# <b>bold</b>\n' }, message: HOSTILE });
    await li?.openPull(REPO, {
      title: HOSTILE,
      head: 'more',
      body: `<details><summary>Why</summary>\n\n${HOSTILE}\n\n</details>`,
    });
    const { tab, complaints } = await openTab(browser, room.page.url);
    await tab.locator('.pull').click();
    await tab.getByText('Why').click();
    await tab.getByRole('link', { name: 'Files changed' }).click();
    await tab.getByText('+# <b>bold</b>').waitFor();
    await tab.locator('#logins a', { hasText: 'rob' }).click();
    await tab.getByRole('link', { name: 'Conversation' }).click();
    await tab.getByRole('button', { name: 'Merge' }).click();
    await tab.getByRole('alert').getByText('GitHub says no').waitFor();
    await tab.getByLabel('Comment', { exact: true }).fill('**hello**');
    await tab.locator('#comment').getByRole('button', { name: 'Comment' }).click();
    await tab.locator('.markdown strong', { hasText: 'hello' }).waitFor();
    await expect.poll(() => tab.getByLabel('Comment', { exact: true }).inputValue()).toBe('');
    await tab.getByRole('button', { name: 'Approve' }).click();
    await tab.getByText('approved these changes').waitFor();
    await tab.locator('#logins a', { hasText: 'li' }).click();
    await tab.getByRole('button', { name: 'Merge' }).click();
    await tab.locator('.pill.merged').waitFor();
    expect(room.github.pull(REPO, 1)).toMatchObject({
      merged: { by: 'li' },
      reviews: [{ author: 'rob', state: 'APPROVED' }],
    });
    expect(await tab.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('works without a script, by loading each page anew', async () => {
    const { tab } = await openTab(browser, room.page.url, { javaScriptEnabled: false });
    await tab.getByRole('textbox', { name: 'Command' }).focus();
    await tab.locator('.commands a').first().click();
    await tab.locator('input[name="option.project"]').fill('by-hand');
    await tab.getByRole('button', { name: 'Send' }).click();
    await tab.getByText('only for you').waitFor();
    const command = last();
    expect(command.isChatInputCommand() && command.options.getString('project')).toBe('by-hand');
  });

  it('keeps within the window at 800 pixels', async () => {
    const { tab } = await openTab(browser, room.page.url, { viewport: { width: 800, height: 900 } });
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(800);
    await tab.getByRole('link', { name: 'GitHub' }).click();
    await tab.locator('#pulls').waitFor();
  });
});
