import type { Here } from '../here.ts';
import type { World } from '../plan/world.ts';

interface Referrals {
  addresses: ReadonlySet<string>;
  /** Modules in which something refers to what the plan does not spell out. */
  openModules: ReadonlySet<string>;
  /** Texts that stand in attributes of others: ids that are known. */
  owners: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = new WeakMap<World, Referrals>();

/** Whether anything in the plan refers to a resource, or may do so through a local. */
export function isReferredTo({ of, world }: Here): boolean {
  const referrals = known.get(world) ?? referralsIn(world);
  known.set(world, referrals);
  const ids = ['id', 'arn', 'self_link', 'allocation_id'].flatMap((name) => of.it.text(name) ?? []);
  const isNamed = ids.some((id) => [...(referrals.owners.get(id) ?? [])].some((address) => address !== of.address));
  return isNamed || referrals.addresses.has(of.address) || referrals.openModules.has(of.module);
}

function referralsIn(world: World): Referrals {
  const [addresses, openModules, owners] = [new Set<string>(), new Set<string>(), new Map<string, Set<string>>()];
  for (const one of world.resources) {
    const { resources } = world.references.of(one);
    for (const { address } of resources) if (address !== one.address) addresses.add(address);
    for (const name of one.it.keys('')) {
      if (one.it.at(name).isUnknown && world.references.of(one, name).isOpen) openModules.add(one.module);
      for (const text of one.it.texts(name)) owners.set(text, (owners.get(text) ?? new Set()).add(one.address));
    }
  }
  return { addresses, openModules, owners };
}
