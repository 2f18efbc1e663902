import type { KindGenerator } from '../kind.ts';

/** What can be made on Azure, in the order of menus. */
export const azureKinds: readonly KindGenerator[] = [];
