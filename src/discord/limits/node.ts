/** A component as the limits see it: any of Discord's shapes, with the fields that have limits. */
export interface Node {
  type: number;
  custom_id?: string;
  content?: string;
  label?: string;
  description?: string;
  placeholder?: string;
  url?: string;
  style?: number;
  emoji?: unknown;
  title?: string;
  disabled?: boolean;
  required?: boolean;
  min_values?: number;
  max_values?: number;
  min_length?: number;
  max_length?: number;
  value?: string;
  components?: readonly Node[];
  component?: Node;
  accessory?: Node;
  options?: readonly { label: string; value: string; description?: string; default?: boolean }[];
}

/** A component and all inside it. */
export const allOf = (node: Node): Node[] => [
  node,
  ...[...(node.components ?? []), node.component, node.accessory].flatMap((inner) => (inner ? allOf(inner) : [])),
];

/** A problem when `text` is longer than `max` or shorter than `min`; nothing when it is absent. */
export const length = (what: string, text: string | undefined, min: number, max: number): string[] =>
  text !== undefined && (text.length < min || text.length > max)
    ? [`${what} has ${text.length} characters, ${min} to ${max} are allowed`]
    : [];

/** A problem when there are more than `max` or fewer than `min`. */
export const count = (what: string, n: number, min: number, max: number): string[] =>
  n < min || n > max ? [`${n} ${what}, ${min} to ${max} are allowed`] : [];

/** Values that occur twice. */
export const duplicates = (what: string, values: readonly string[]): string[] =>
  [...new Set(values.filter((value, i) => values.indexOf(value) !== i))].map((value) => `${what} "${value}" twice`);

const SELECTS = [3, 5, 6, 7, 8];
export const isSelect = ({ type }: Node): boolean => SELECTS.includes(type);

/** Limits of choices: selects, radio groups, check boxes. */
export function choiceProblems(node: Node, max: number): string[] {
  const options = node.options ?? [];
  return [
    ...count(`options in "${node.custom_id}"`, options.length, 1, max),
    ...duplicates(
      'option',
      options.map(({ value }) => value),
    ),
    ...options.flatMap((option) => [
      ...length('option label', option.label, 1, 100),
      ...length('option value', option.value, 1, 100),
      ...length('option description', option.description, 1, 100),
    ]),
    ...((node.min_values ?? 1) > (node.max_values ?? options.length) ? ['min_values above max_values'] : []),
    ...((node.max_values ?? 1) > options.length ? ['max_values above the number of options'] : []),
    ...(options.filter((option) => option.default).length > (node.max_values ?? 1) ? ['too many default options'] : []),
  ];
}

/** Custom ids: 1 to 100 characters, unique in the message or form. */
export function customIdProblems(nodes: readonly Node[]): string[] {
  const ids = nodes.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]));
  return [...ids.flatMap((id) => length('custom_id', id, 1, 100)), ...duplicates('custom_id', ids)];
}
