import type { Provider } from './project.ts';

/** A table with a row for each cloud, as every folder that treats clouds differently has one. */
export interface ByProvider<Row> {
  /** @throws Error for a name that nobody checked */
  of(provider: Provider): Row;
  providers(): Provider[];
  /** The row of a cloud that is not bundled; a row that is there is replaced. */
  join(provider: Provider, row: Row): void;
}

/** The compiler asks for the row of every cloud that has its name in `Providers`. */
export function byProvider<Row>(bundled: Readonly<Record<Provider, Row>>): ByProvider<Row> {
  const rows = new Map(Object.entries<Row>(bundled));
  return {
    of(provider) {
      const row = rows.get(provider);
      if (row === undefined) throw new Error(`nothing is known here of the provider ${provider}`);
      return row;
    },
    providers: () => [...rows.keys()] as Provider[],
    join: (provider, row) => void rows.set(provider, row),
  };
}
