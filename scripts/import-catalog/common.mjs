// What the importers of all providers share.

const AREAS = {
  'North America': 'US CA MX',
  'South America': 'BR CL',
  Europe: 'AT BE CH DE ES FI FR GB IE IT NL NO PL SE',
  'Middle East and Africa': 'AE BH IL QA SA ZA',
  'Asia Pacific': 'AU HK ID IN JP KR MY NZ SG TH TW',
};

/** The part of the world a country lies in, as menus group regions. */
export function areaOf(country) {
  const found = Object.entries(AREAS).find(([, countries]) => countries.split(' ').includes(country));
  if (!found) throw new Error(`no area for country ${country}`);
  return found[0];
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Small to large within a family; families by name. */
export const bySize = (a, b) =>
  a.family.localeCompare(b.family) || a.vcpu - b.vcpu || a.ram_gb - b.ram_gb || a.id.localeCompare(b.id);

/** Why a machine type stays out of menus until somebody asks for it; undefined: it does not. */
export function hiddenBecause(type) {
  if (type.gpu || type.gpu_count || type.category === 'accelerator' || type.category === 'other') return 'accelerator';
  if (type.bare_metal || /-metal$/.test(type.id)) return 'metal';
  if (type.retirement_date) return 'retired';
  if (type.previous_generation) return 'previous';
  if (type.restricted_access) return 'restricted';
  return type.constrained_vcpu ? 'constrained' : undefined;
}

/** A family's facts from its types; `titled` gives the words, in the order of menus. */
export function familiesOf(types, titled, bootDisksOf) {
  const unknown = types.filter(({ family }) => !titled.some(({ id }) => id === family));
  if (unknown.length > 0)
    throw new Error(`families without a title: ${[...new Set(unknown.map(({ family }) => family))]}`);
  return titled.map(({ id, title, listed }) => {
    const own = types.filter(({ family }) => family === id);
    const category = own[0].category === 'other' ? 'accelerator' : own[0].category;
    return { id, title, category, arch: own[0].arch, bootDisks: bootDisksOf(own), listed };
  });
}

/** One row of hourly prices per region, one column per type; null: none known. A row without any price is empty. */
export const hourlyRows = (regions, types, prices) =>
  regions.map(({ id: region }) => {
    const row = types.map(({ id }) => prices[region]?.[id] ?? null);
    return row.every((price) => price === null) ? [] : row;
  });

/** Prices by region in the order of the regions; null: none known. */
export const inOrder = (regions, prices) => regions.map(({ id }) => prices[id] ?? null);
