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

/** Firewalls made elsewhere that it names. */
export const guardsOutside = ({ firewalls = [] }: Pick<Guarded, 'firewalls'>): string[] =>
  firewalls.flatMap((text) => {
    const { name, isOutside } = namedBy(text);
    return isOutside ? [name] : [];
  });

/** What the id of one made elsewhere looks like, on a cloud where a machine may name it. */
interface OutsideId {
  id: RegExp;
  example: string;
}

/** Firewalls of another network, ones outside that cannot be named, and more than the cloud lets a machine have. */
export function guardedProblems(guarded: Guarded, around: Surroundings, most: number, outside?: OutsideId): Problem[] {
  const named = around.resources.filter(({ kind, name }) => kind === 'firewall' && guarded.firewalls?.includes(name));
  const elsewhere = named.find(({ settings }) => settings.network !== guarded.network);
  const odd = guardsOutside(guarded).find((id) => !outside?.id.test(id));
  if (odd !== undefined)
    return outside
      ? wrong('firewalls', `${odd} is no id`, `one made elsewhere by its id, existing:${outside.example}`)
      : wrong('firewalls', 'one is made elsewhere', 'firewalls of this project');
  if (elsewhere)
    return wrong('firewalls', `${elsewhere.name} is not in the network ${guarded.network}`, 'firewalls of its network');
  const count = firewallsOf(guarded, around).length + guardsOutside(guarded).length;
  return count > most ? wrong('firewalls', `${count} firewalls hold for it`, `at most ${most}`) : [];
}
