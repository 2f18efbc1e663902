/** Values of terraform or settings of a request: text from outside, read without trusting its shape. */
export type Values = Readonly<Record<string, unknown>>;

export const textOf = (values: Values, name: string): string | undefined => {
  const value = own(values, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** A number, also one that came as text; undefined for what is none. */
export const numberOf = (values: Values, name: string): number | undefined => {
  const value = own(values, name);
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
};

export const isSet = (values: Values, name: string): boolean => own(values, name) === true;

export const listOf = (values: Values, name: string): readonly unknown[] => {
  const value = own(values, name);
  return Array.isArray(value) ? value : [];
};

/** The blocks of a name, each as values. */
export const blocksOf = (values: Values, name: string): Values[] => listOf(values, name).filter(isValues);

/** The first block of a name inside others, `boot_disk[0].initialize_params[0]`; empty values where there is none. */
export const blockOf = (values: Values, ...names: readonly string[]): Values =>
  names.reduce<Values>((inside, name) => blocksOf(inside, name)[0] ?? {}, values);

/** A nested setting such as `autoscaling: { min, max }`; empty values where there is none. */
export const groupOf = (values: Values, name: string): Values => {
  const value = own(values, name);
  return isValues(value) ? value : {};
};

const own = (values: Values, name: string): unknown => (Object.hasOwn(values, name) ? values[name] : undefined);

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
