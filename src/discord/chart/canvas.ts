import { createRequire } from 'node:module';

/** Discord's dark colours, which read well on its light theme too. */
export const COLOUR = {
  paper: '#2b2d31',
  grid: '#3f4147',
  ink: '#dbdee1',
  faint: '#949ba4',
  bar: '#5865f2',
  more: '#a5adf8',
  over: '#f23f43',
  limit: '#f0b232',
} as const;

/** A picture has twice as many pixels as its text, as screens do. */
export const RATIO = 2;
export const FAMILY = 'GuildOps Chart';
const WEIGHTS = [400, 600] as const;

async function load() {
  const canvas = await import('@napi-rs/canvas');
  const find = createRequire(import.meta.url).resolve;
  for (const weight of WEIGHTS)
    canvas.GlobalFonts.registerFromPath(find(`@fontsource/inter/files/inter-latin-${weight}-normal.woff2`), FAMILY);
  return canvas;
}
let loaded: ReturnType<typeof load> | undefined;

/** Loaded when the first picture is drawn: most processes never draw one. The font comes along, so no machine has to have one. */
export const loadCanvas = (): ReturnType<typeof load> => {
  loaded ??= load();
  return loaded;
};
