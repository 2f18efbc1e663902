import type { Provider } from '../../core/project.ts';
import type { Part, Place } from '../part.ts';
import type { Values } from '../read.ts';
import type { Inventory } from './inventory.ts';

/** Where a resource of a plan stands. */
export interface Around {
  address: string;
  place: Place;
  inventory: Inventory;
}

/** What one resource of a type is made of, by its values in the plan. */
export type Pricer = (values: Values, around: Around) => Part[];

/** Everything that is known of one provider's types. */
export interface Types {
  provider: Provider;
  /** The region that values name, or undefined: then it is the project's. */
  regionOf(values: Values): string | undefined;
  pricers: Readonly<Record<string, Pricer>>;
  /** Types that cost nothing themselves. */
  free: ReadonlySet<string>;
}
