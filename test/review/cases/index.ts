import type { Cases } from './case.ts';
import { data } from './data.ts';
import { edge } from './edge.ts';
import { identity } from './identity.ts';
import { money } from './money.ts';
import { network } from './network.ts';
import { running } from './running.ts';
import { storage } from './storage.ts';

/** What each rule has to find and to leave alone. */
export const CASES: Cases = { ...network, ...storage, ...data, ...identity, ...running, ...edge, ...money };
