import type { Problem } from '../../core/refusal.ts';

/** Bad input in one field, as the list that a check returns: what is wrong, and what would be right. */
export const wrong = (field: string, why: string, expected?: string): Problem[] => [
  { code: 'bad-input', field, why, ...(expected && { expected }) },
];
