import type { Cases } from './case.ts';
import { network } from './network.ts';

/** What each rule has to find and to leave alone. */
export const CASES: Cases = { ...network };
