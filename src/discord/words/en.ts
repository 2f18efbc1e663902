import { common } from './en/common.ts';

/** Every text of the catalogue, by its key. English is complete; a text that other languages lack is taken from here. */
export const en = { ...common } as const;
