import { databaseEngine, databaseQuote } from '../../catalog/databases.ts';
import { rateQuote } from '../../catalog/rates.ts';
import { allMonth, byUse, type Part, type Place, unknown } from '../part.ts';

export interface Database {
  engine: string | undefined;
  class: string | undefined;
  gb: number | undefined;
  /** As the provider calls it: `gp3`; `ssd` or `hdd` on Google. */
  diskType?: string | undefined;
  /** A standby in another zone: a second server with a second disk. */
  isHighlyAvailable?: boolean;
  replicas?: number;
  iops?: number | undefined;
}

/** Servers, their storage, and backups beyond what is included. */
export function databaseParts({ provider, region }: Place, database: Database): Part[] {
  const { class: id, isHighlyAvailable = false, replicas = 0 } = database;
  const engine = database.engine === undefined ? undefined : databaseEngine(database.engine);
  const servers = (isHighlyAvailable ? 2 : 1) + replicas;
  const quote = id && engine ? databaseQuote(provider, region, id, engine) : undefined;
  return [
    allMonth(`database ${id ?? 'of a class that is not known yet'}`, quote, servers),
    ...storageParts({ provider, region }, database, servers),
    byUse('Backups beyond the size of the database', rateQuote(provider, region, 'db/backup')),
  ];
}

function storageParts({ provider, region }: Place, { gb, diskType, iops }: Database, servers: number): Part[] {
  const rate = provider === 'azure' ? 'db/disk' : `db/disk/${diskType ?? (provider === 'aws' ? 'gp3' : 'ssd')}`;
  const what = `${servers > 1 ? `${servers} x ` : ''}${gb} GB of storage`;
  const storage =
    gb === undefined
      ? unknown('storage of a size that is not known yet')
      : { what, quantity: gb * servers, quote: rateQuote(provider, region, rate) };
  if (!iops || diskType !== 'io1') return [storage];
  const perOperation = rateQuote(provider, region, 'db/disk/io1/iops');
  return [storage, { what: `${iops} operations a second`, quantity: iops * servers, quote: perOperation }];
}
