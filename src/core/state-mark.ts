/** Which version of a state: terraform's counter, and the id of the history that it counts in. */
export interface StateMark {
  serial: number;
  lineage: string;
}

/** What a plan was made on. `none`: nothing had been written yet. */
export type PlannedOn = StateMark | 'none';

/** Whether a state is no longer what a plan was made on. */
export function hasMoved(was: PlannedOn, is: PlannedOn): boolean {
  if (was === 'none' || is === 'none') return was !== is;
  return was.serial !== is.serial || was.lineage !== is.lineage;
}

export const serialText = (on: PlannedOn): string => (on === 'none' ? 'none' : `serial ${on.serial}`);
