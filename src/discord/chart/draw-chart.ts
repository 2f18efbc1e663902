import type { Chart as ChartJs, Plugin } from 'chart.js';
import type { Bar, BarChart } from '../../core/chart.ts';
import { COLOUR, FAMILY, loadCanvas, RATIO } from './canvas.ts';
import { barWords, shortName } from './chart-words.ts';

/** In the pixels of the text. */
const WIDTH = 640;
const BAR_HEIGHT = 34;
const AROUND = 118;
/** The widest digit of the amounts. */
const LETTER = 8;

const font = (size: number, weight: 400 | 600 = 400) => ({ family: FAMILY, size, weight });

const isOver = ({ value, limit }: Bar): boolean => limit !== undefined && value > limit;

async function load() {
  const [canvas, chart] = await Promise.all([loadCanvas(), import('chart.js')]);
  const { BarController, BarElement, CategoryScale, Chart, LinearScale, Title } = chart;
  Chart.register(BarController, BarElement, CategoryScale, LinearScale, Title);
  return { createCanvas: canvas.createCanvas, Chart };
}
let loaded: ReturnType<typeof load> | undefined;

/** The chart as a PNG, as wide as a message of Discord. */
export async function drawChart(chart: BarChart): Promise<Uint8Array> {
  loaded ??= load();
  const { createCanvas, Chart } = await loaded;
  const canvas = createCanvas(WIDTH, AROUND + chart.bars.length * BAR_HEIGHT);
  const drawn = new Chart(canvas as never, configurationOf(chart));
  try {
    return canvas.toBuffer('image/png');
  } finally {
    drawn.destroy();
  }
}

function configurationOf({ title, unit, bars }: BarChart): ConstructorParameters<typeof ChartJs>[1] {
  const ends = bars.map(({ value, more = 0, limit = 0 }) => Math.max(value + more, limit));
  const barThickness = 16;
  return {
    type: 'bar',
    data: {
      labels: bars.map(({ name }) => shortName(name)),
      datasets: [
        {
          data: bars.map(({ value }) => value),
          backgroundColor: bars.map((bar) => (isOver(bar) ? COLOUR.over : COLOUR.bar)),
          barThickness,
        },
        { data: bars.map(({ more = 0 }) => more), backgroundColor: COLOUR.more, barThickness },
      ],
    },
    options: {
      indexAxis: 'y',
      ...{ animation: false, responsive: false, devicePixelRatio: RATIO, locale: 'en-US' },
      layout: {
        padding: {
          top: 8,
          left: 14,
          right: 20 + Math.max(...bars.map((bar) => barWords(bar).length)) * LETTER,
          bottom: 10,
        },
      },
      plugins: {
        title: {
          ...{ display: true, text: title, color: COLOUR.ink, align: 'start' },
          font: font(17, 600),
          padding: { top: 4, bottom: 26 },
        },
        legend: { display: false },
      },
      scales: {
        x: {
          ...{ stacked: true, beginAtZero: true, suggestedMax: Math.max(...ends), border: { display: false } },
          grid: { color: COLOUR.grid },
          ticks: {
            color: COLOUR.faint,
            font: font(12),
            maxTicksLimit: 5,
            callback: (value) => `$${Number(value).toLocaleString('en-US')}`,
          },
          title: { display: true, text: unit, color: COLOUR.faint, font: font(12) },
        },
        y: {
          ...{ stacked: true, grid: { display: false }, border: { display: false } },
          ticks: { color: COLOUR.ink, font: font(13), autoSkip: false },
        },
      },
    },
    plugins: [paper, legend(bars), marks(bars)],
  };
}

const paper: Plugin = {
  id: 'paper',
  beforeDraw({ ctx, width, height }) {
    ctx.fillStyle = COLOUR.paper;
    ctx.fillRect(0, 0, width, height);
  },
};

/** Below the title: what the colours mean that are there. */
const legend = (bars: readonly Bar[]): Plugin => ({
  id: 'meaning',
  afterDraw({ ctx }) {
    const meanings: [colour: string, words: string][] = [[COLOUR.bar, 'deployed']];
    if (bars.some(({ more = 0 }) => more > 0)) meanings.push([COLOUR.more, 'open deploys']);
    if (bars.some(({ limit }) => limit !== undefined)) meanings.push([COLOUR.limit, 'budget']);
    if (bars.some(isOver)) meanings.push([COLOUR.over, 'over budget']);
    if (meanings.length < 2) return;
    ctx.font = `400 12px "${FAMILY}"`;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    let x = 15;
    for (const [colour, words] of meanings) {
      ctx.fillStyle = colour;
      ctx.fillRect(x, 41, 10, 10);
      ctx.fillStyle = COLOUR.faint;
      ctx.fillText(words, x + 15, 46);
      x += 15 + ctx.measureText(words).width + 18;
    }
  },
});

/** The limit of each bar as a line across it, and its amount behind both. */
const marks = (bars: readonly Bar[]): Plugin => ({
  id: 'marks',
  afterDatasetsDraw({ ctx, scales: { x, y } }) {
    if (!x || !y) return;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    ctx.font = `600 13px "${FAMILY}"`;
    for (const [index, bar] of bars.entries()) {
      const { value, more = 0, limit = 0 } = bar;
      const middle = y.getPixelForValue(index);
      if (limit > 0) {
        ctx.fillStyle = COLOUR.limit;
        ctx.fillRect(x.getPixelForValue(limit) - 1.5, middle - 12, 3, 24);
      }
      ctx.fillStyle = COLOUR.ink;
      ctx.fillText(barWords(bar), x.getPixelForValue(Math.max(value + more, limit)) + 8, middle);
    }
  },
});
