import { zones } from '../../catalog/regions.ts';

/** Whether a region has zones apart from each other; some have none. */
export const hasZones = (region: string): boolean => zones('azure', region).length > 1;
