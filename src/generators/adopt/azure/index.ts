import type { Reader } from '../reader.ts';
import { bucket } from './bucket.ts';
import { cluster } from './cluster.ts';
import { database } from './database.ts';
import { firewall } from './firewall.ts';
import { network } from './network.ts';
import { vm } from './vm.ts';

/** What is read back from Azure, what others stand on first. */
export const azureReaders: readonly Reader[] = [network, firewall, vm, bucket, database, cluster];
