import { catalogOf } from '../catalog/load.ts';
import { areas, regions } from '../catalog/regions.ts';
import type { Wish } from '../core/counsel.ts';
import type { Provider } from '../core/project.ts';
import type { OfferedSize } from '../generators/templates/parameters.ts';

const DEV =
  /\b(?:dev(?:elopment)?|test(?:ing|s)?|staging|sandbox|demo|prototype|hackathon|learn(?:ing)?|playground|trial)\b/i;
const PROD =
  /\b(?:prod(?:uction)?|live|customers?|patients?|mission[- ]critical|24\/7|public launch|high availability|highly available)\b/i;

/** Whose rules hold: those of production where people depend on it or a framework does. */
export const environmentOf = ({ useCase, security }: Pick<Wish, 'useCase' | 'security'>): 'dev' | 'prod' =>
  security === 'compliance' || (PROD.test(useCase) && !DEV.test(useCase)) ? 'prod' : 'dev';

export const isForTest = (useCase: string): boolean => DEV.test(useCase);

const SIZE_WORDS: readonly { words: RegExp; size: OfferedSize }[] = [
  {
    words: /\b(?:huge|massive|very large|high[- ]traffic|heavy|millions? of|enterprise|large[- ]scale)\b/i,
    size: 'large',
  },
  { words: /\b(?:medium|mid-?size|moderate|busy|growing|thousands of)\b/i, size: 'medium' },
  {
    words: /\b(?:tiny|small|simple|little|personal|hobby|low[- ]traffic|side project|cheap(?:est)?)\b/i,
    size: 'small',
  },
];
/** From so many people on, for whoever says how many. */
const PEOPLE =
  /\b(\d[\d., ]*\d|\d)\s*(k|m|thousand|million)?\s*(?:\w+\s+)?(?:users|visitors|people|customers|requests|players|devices)\b/i;

/** How many people, requests or devices a use case speaks of. */
export function peopleIn(useCase: string): number | undefined {
  const [, digits, unit = ''] = PEOPLE.exec(useCase) ?? [];
  if (digits === undefined) return undefined;
  const scale = { k: 1_000, thousand: 1_000, m: 1_000_000, million: 1_000_000 }[unit.toLowerCase()] ?? 1;
  return Number(digits.replace(/[., ]/g, '')) * scale;
}

/** The size a use case states, by numbers or by words; undefined where it states none. */
export function sizeStated(useCase: string): OfferedSize | undefined {
  const people = peopleIn(useCase);
  if (people !== undefined) return people >= 100_000 ? 'large' : people >= 5_000 ? 'medium' : 'small';
  return SIZE_WORDS.find(({ words }) => words.test(useCase))?.size;
}

const AREA_WORDS: readonly { words: RegExp; area: string }[] = [
  {
    words: /\b(?:europe(?:an)?|eu|germany|german|france|frankfurt|ireland|netherlands|spain|italy|gdpr|uk|london)\b/i,
    area: 'Europe',
  },
  { words: /\b(?:asia|japan|tokyo|singapore|india|korea|australia|sydney|apac)\b/i, area: 'Asia Pacific' },
  { words: /\b(?:south america|brazil|latin america|latam)\b/i, area: 'South America' },
  { words: /\b(?:africa|middle east|israel|emirates|dubai)\b/i, area: 'Middle East and Africa' },
];

/** Where a recommendation is priced: the region the use case or its framework speaks of, else where prices are known best. */
export function regionFor(provider: Provider, { useCase, framework }: Pick<Wish, 'useCase' | 'framework'>): string {
  const named = regions(provider).find(({ id, access }) => access === undefined && useCase.toLowerCase().includes(id));
  if (named) return named.id;
  const home = catalogOf(provider)?.referenceRegion ?? '';
  const area = framework === 'gdpr' ? 'Europe' : AREA_WORDS.find(({ words }) => words.test(useCase))?.area;
  if (area === undefined || !areas(provider).includes(area)) return home;
  return USUAL[area]?.[provider] ?? home;
}

/** The region of an area that people begin with: large, with every service. */
const USUAL: Readonly<Record<string, Readonly<Partial<Record<Provider, string>>>>> = {
  Europe: { gcp: 'europe-west1', aws: 'eu-west-1', azure: 'westeurope' },
  'Asia Pacific': { gcp: 'asia-southeast1', aws: 'ap-southeast-1', azure: 'southeastasia' },
  'South America': { gcp: 'southamerica-east1', aws: 'sa-east-1', azure: 'brazilsouth' },
  'Middle East and Africa': { gcp: 'me-west1', azure: 'uaenorth' },
};
