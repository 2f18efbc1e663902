import { join } from 'node:path';
import { describe } from 'vitest';
import { storeContract } from '../contracts/store-contract.ts';
import { opened, temporaryFolder } from './open.ts';

describe('the store in a file', () => storeContract(() => opened(join(temporaryFolder(), 'guildops.db'))));
describe('the store in memory', () => storeContract(() => opened(':memory:')));
