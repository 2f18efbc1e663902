import type { Json } from '../../../core/json.ts';
import type { DraftLine } from '../../../deploy/ports.ts';
import type { Translate } from '../../words/t.ts';
import { priceText } from '../money.ts';
import { code, inline } from '../text.ts';

const SIGNS: Readonly<Record<DraftLine['act'], string>> = { add: '+', change: '~', remove: '−' };
const SHOWN_SETTINGS = 2;
/** Settings that say nothing about what a resource is. */
const ASIDE = ['purpose', 'requested_by'];

const isWord = (value: Json): boolean => typeof value === 'number' || (typeof value === 'string' && value !== '');

/** The first settings that say something by themselves: machine, size; and the regions that each get a copy. */
const settingsOf = ({ resource: { settings } }: DraftLine): string[] => [
  ...Object.entries(settings)
    .filter(([name, value]) => isWord(value) && !ASIDE.includes(name))
    .slice(0, SHOWN_SETTINGS)
    .map(([, value]) => inline(String(value), 40)),
  ...(Array.isArray(settings.regions) ? [inline(settings.regions.join(', '), 100)] : []),
];

/** What becomes of which resource: `+ Virtual machine web`. */
export const lineTitle = ({ resource, act }: Pick<DraftLine, 'resource' | 'act'>, t: Translate): string =>
  `${SIGNS[act]} ${t(`kind.${resource.kind}`)} ${code(resource.name, 63)}`;

/** The same with what the resource is, and its price. */
export function draftLine(draft: DraftLine, t: Translate): string {
  const { act, monthlyUsd } = draft;
  if (act === 'remove') return lineTitle(draft, t);
  return [lineTitle(draft, t), ...settingsOf(draft), priceText(monthlyUsd, t)].join(' · ');
}
