import type { KindGenerator } from '../kind.ts';
import { bucket } from './bucket.ts';
import { cluster } from './cluster.ts';
import { database } from './database.ts';

/** What can be made on Azure, in the order of menus. */
export const azureKinds: readonly KindGenerator[] = [database, bucket, cluster];
