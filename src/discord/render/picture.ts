import { type APIMediaGalleryComponent, ComponentType } from 'discord.js';
import type { BarChart } from '../../core/chart.ts';
import { altText } from '../chart/chart-words.ts';
import { drawChart } from '../chart/draw-chart.ts';
import type { Picture } from '../message.ts';
import type { Translate } from '../words/t.ts';

const NAME = 'cost.png';

/** A chart as a file of a message, with words for who cannot see it. */
export const pictureOf = async (chart: BarChart, t?: Translate): Promise<Picture> => ({
  ...{ name: NAME, alt: altText(chart, t), data: await drawChart(chart) },
});

/** Where a picture stands in a card. */
export const gallery = ({ name, alt }: Picture): APIMediaGalleryComponent => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url: `attachment://${name}` }, description: alt }],
});
