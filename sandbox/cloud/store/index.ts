import { Chaos } from './chaos.ts';
import { OperationLog } from './log.ts';
import { Objects } from './objects.ts';

/** What is kept of a cloud in its folder. */
export interface CloudStore {
  objects: Objects;
  chaos: Chaos;
  log: OperationLog;
}

/** Opens the folder of a cloud, which is made when it is not there. */
export function openStore(dir: string): CloudStore {
  return { objects: new Objects(dir), chaos: new Chaos(dir), log: new OperationLog(dir) };
}
