import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Diagram } from '../../core/advice.ts';
import { COLOUR, FAMILY, loadCanvas, RATIO } from '../chart/canvas.ts';
import { shortName } from '../chart/chart-words.ts';
import { leftWords, namesOf } from './diagram-words.ts';
import { placeNodes, type Spot } from './place-nodes.ts';

/** In the pixels of the text. */
const BOX = { width: 210, height: 40 };
const GAP = { x: 64, y: 16 };
const MARGIN = { side: 18, top: 74, bottom: 18 };
const ARROW = 7;

const COLOURS: Readonly<Record<string, string>> = {
  create: '#23a55a',
  update: '#f0b232',
  replace: '#f47b2a',
  delete: '#f23f43',
};
const colourOf = (action: string): string => (Object.hasOwn(COLOURS, action) && COLOURS[action]) || COLOUR.faint;

interface Place {
  x: number;
  y: number;
}
const placeOf = ({ column, row }: Spot): Place => ({
  x: MARGIN.side + column * (BOX.width + GAP.x),
  y: MARGIN.top + row * (BOX.height + GAP.y),
});

/** What a plan changes and what of it refers to what, as a PNG: arrows go from what refers to what it refers to. */
export async function drawDiagram(diagram: Diagram, title: string): Promise<Uint8Array> {
  const { createCanvas } = await loadCanvas();
  const { nodes, ways } = placeNodes(diagram);
  const [places, bends] = [nodes.map(placeOf), ways.map((way) => way.map(placeOf))];
  const right = Math.max(BOX.width * 2, ...places.map(({ x }) => x + BOX.width)) + MARGIN.side;
  const bottom = Math.max(MARGIN.top, ...[...places, ...bends.flat()].map(({ y }) => y + BOX.height)) + MARGIN.bottom;
  const canvas = createCanvas(right * RATIO, bottom * RATIO);
  const context = canvas.getContext('2d');
  context.scale(RATIO, RATIO);
  context.fillStyle = COLOUR.paper;
  context.fillRect(0, 0, right, bottom);
  drawHead(context, diagram, title);
  for (const [n, [from, to]] of diagram.edges.entries())
    drawArrow(
      context,
      [places[from], ...(bends[n] ?? []), places[to]].filter((one) => one !== undefined),
    );
  for (const [n, node] of diagram.nodes.entries()) drawBox(context, node, places[n]);
  return canvas.toBuffer('image/png');
}

/** The title, what the colours mean that are there, and how many found no room. */
function drawHead(context: SKRSContext2D, { nodes, left }: Diagram, title: string): void {
  context.textBaseline = 'middle';
  context.font = `600 17px "${FAMILY}"`;
  context.fillStyle = COLOUR.ink;
  context.fillText(title, MARGIN.side, 22);
  context.font = `400 12px "${FAMILY}"`;
  let x = MARGIN.side;
  for (const action of Object.keys(COLOURS).filter((one) => nodes.some((node) => node.action === one))) {
    context.fillStyle = colourOf(action);
    context.fillRect(x, 43, 10, 10);
    context.fillStyle = COLOUR.faint;
    context.fillText(action, x + 15, 48);
    x += 15 + context.measureText(action).width + 18;
  }
  context.fillStyle = COLOUR.faint;
  if (left > 0) context.fillText(leftWords(left), x, 48);
}

/** Its type above, its name below. */
function drawBox(
  context: SKRSContext2D,
  { address, action }: Diagram['nodes'][number],
  place: Place | undefined,
): void {
  if (!place) return;
  const { x, y } = place;
  context.fillStyle = COLOUR.grid;
  context.beginPath();
  context.roundRect(x, y, BOX.width, BOX.height, 5);
  context.fill();
  context.fillStyle = colourOf(action);
  context.beginPath();
  context.roundRect(x, y, 5, BOX.height, [5, 0, 0, 5]);
  context.fill();
  const { type, name } = namesOf(address);
  context.textBaseline = 'middle';
  context.font = `400 11px "${FAMILY}"`;
  context.fillStyle = COLOUR.faint;
  context.fillText(shortName(type), x + 14, y + 12, BOX.width - 22);
  context.font = `600 13px "${FAMILY}"`;
  context.fillStyle = COLOUR.ink;
  context.fillText(shortName(name), x + 14, y + 28, BOX.width - 22);
}

/** From the right of the first place to the left of the last, straight through those between. */
function drawArrow(context: SKRSContext2D, places: readonly Place[]): void {
  const [first, ...others] = places;
  const last = others.at(-1);
  if (!first || !last) return;
  const middle = ({ y }: Place): number => y + BOX.height / 2;
  context.strokeStyle = COLOUR.faint;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(first.x + BOX.width, middle(first));
  let from = first;
  for (const to of others) {
    const start = from.x + BOX.width;
    const end = to === last ? to.x - ARROW : to.x;
    const bend = Math.max(GAP.x / 2, Math.abs(end - start) / 2);
    context.bezierCurveTo(start + bend, middle(from), end - bend, middle(to), end, middle(to));
    if (to !== last) context.lineTo(to.x + BOX.width, middle(to));
    from = to;
  }
  context.stroke();
  context.fillStyle = COLOUR.faint;
  context.beginPath();
  context.moveTo(last.x, middle(last));
  context.lineTo(last.x - ARROW, middle(last) - ARROW / 2);
  context.lineTo(last.x - ARROW, middle(last) + ARROW / 2);
  context.fill();
}
