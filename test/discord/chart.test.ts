import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BarChart } from '../../src/core/chart.ts';
import { altText, shortName } from '../../src/discord/chart/chart-words.ts';
import { drawChart } from '../../src/discord/chart/draw-chart.ts';

const chart: BarChart = {
  title: 'What projects cost',
  unit: '$ a month',
  bars: [
    { name: 'web-prod', value: 812.4, more: 96, limit: 1000 },
    { name: 'data', value: 640, limit: 600 },
  ],
};

/** How many pixels of the picture have exactly that colour. */
async function pixels(png: Uint8Array, ...[red, green, blue]: [number, number, number]): Promise<number> {
  const image = await loadImage(Buffer.from(png));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) count += 1;
  return count;
}

it('a chart has a bar for each amount, another shade for what comes, and a line where a limit is', async () => {
  const png = await drawChart(chart);
  expect(await pixels(png, 0x58, 0x65, 0xf2)).toBeGreaterThan(5_000);
  expect(await pixels(png, 0xa5, 0xad, 0xf8)).toBeGreaterThan(1_000);
  expect(await pixels(png, 0xf2, 0x3f, 0x43)).toBeGreaterThan(5_000);
  expect(await pixels(png, 0xf0, 0xb2, 0x32)).toBeGreaterThan(200);
});

it('a chart can be drawn of nothing, and of anything', async () => {
  const any = { title: '\u202e@everyone', unit: '', bars: [{ name: '日本 Жж 🚀'.repeat(20), value: 0 }] };
  expect((await drawChart({ ...any, bars: [] })).length).toBeGreaterThan(100);
  expect((await drawChart(any)).length).toBeGreaterThan(100);
});

it('says in words what it shows', () => {
  expect(altText(chart)).toBe(
    'What projects cost, $ a month: web-prod $812.40 +$96.00 of $1,000.00; data $640.00 of $600.00',
  );
});

it('has words that Discord takes, whatever the names are', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ name: fc.string(), value: fc.nat() }), { maxLength: 60 }), (bars) => {
      expect(altText({ title: 't', unit: 'u', bars }).length).toBeLessThanOrEqual(1024);
    }),
  );
});

it('leaves out the middle of a long name', () => {
  expect(shortName('module.network.google_compute_instance.node[11]')).toBe('module.network.…tance.node[11]');
  expect([...shortName('🚀'.repeat(99))]).toHaveLength(30);
  expect(shortName('web')).toBe('web');
});
