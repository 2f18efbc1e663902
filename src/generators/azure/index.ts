import type { KindGenerator } from '../kind.ts';
import { bucket } from './bucket.ts';
import { cluster } from './cluster.ts';
import { database } from './database.ts';
import { firewall } from './firewall.ts';
import { loadBalancer } from './load-balancer.ts';
import { network } from './network.ts';
import { vm } from './vm.ts';

/** What can be made on Azure, in the order of menus. */
export const azureKinds: readonly KindGenerator[] = [vm, database, network, bucket, firewall, loadBalancer, cluster];
