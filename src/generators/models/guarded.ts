import type { Problem } from '../../core/refusal.ts';
import type { Resource } from '../../core/request.ts';
import type { Surroundings } from '../kind.ts';
import { wrong } from '../settings/wrong.ts';
import { namedBy } from './common.ts';

/** A machine on a cloud where firewalls are groups that machines stand in. */
interface Guarded {
  network: string;
  tags: readonly string[];
  firewalls?: readonly string[] | undefined;
}

const words = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Firewalls that hold for a machine: those it names, and those of its network that name one of its tags. */
export const firewallsOf = ({ network, tags, firewalls = [] }: Guarded, { resources }: Surroundings): Resource[] =>
  resources.filter(
    ({ kind, name, settings }) =>
      kind === 'firewall' &&
      settings.network === network &&
      (firewalls.includes(name) || words(settings.tags).some((tag) => tags.includes(tag))),
  );

/** Machines of a network that carry one of the tags. */
export const machinesWith = (tags: readonly string[], network: string, { resources }: Surroundings): Resource[] =>
  resources.filter(
    ({ kind, settings }) =>
      kind === 'vm' && settings.network === network && words(settings.tags).some((tag) => tags.includes(tag)),
  );

/** Firewalls of another network, or outside, and more than the cloud lets a machine have. */
export function guardedProblems(guarded: Guarded, around: Surroundings, most: number): Problem[] {
  const named = around.resources.filter(({ kind, name }) => kind === 'firewall' && guarded.firewalls?.includes(name));
  const elsewhere = named.find(({ settings }) => settings.network !== guarded.network);
  if (guarded.firewalls?.some((name) => namedBy(name).isOutside))
    return wrong('firewalls', 'one is made elsewhere', 'firewalls of this project');
  if (elsewhere)
    return wrong('firewalls', `${elsewhere.name} is not in the network ${guarded.network}`, 'firewalls of its network');
  const count = firewallsOf(guarded, around).length;
  return count > most ? wrong('firewalls', `${count} firewalls hold for it`, `at most ${most}`) : [];
}
