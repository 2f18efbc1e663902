import { providerOfType, providers } from '../../catalog/clouds.ts';
import type { Provider } from '../../core/project.ts';
import { Refusal } from '../../core/refusal.ts';
import { textAt } from './fields.ts';
import type { StateResource } from './state.ts';

/** The one provider of a state. @throws Refusal `bad-input` when there are several, or none that we know */
export function providerIn(state: readonly StateResource[]): Provider {
  const found = providers().filter((provider) => state.some(({ type }) => providerOfType(type) === provider));
  const [only, ...more] = found;
  if (only && more.length === 0) return only;
  const why = only
    ? `the state holds resources of ${found.join(' and ')}`
    : 'the state holds no resources of a provider that GuildOps knows';
  const expected = only ? '--provider, for the one to adopt' : `resources of ${providers().join(', ')}`;
  throw new Refusal({ code: 'bad-input', field: 'provider', why, expected });
}

/** The region most things stand in. @throws Refusal `bad-input` when none is told */
export function regionIn(state: readonly StateResource[], provider: Provider): string {
  const counts = new Map<string, number>();
  for (const region of state.filter(({ type }) => providerOfType(type) === provider).flatMap(regionOf))
    counts.set(region, (counts.get(region) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (most) return most[0];
  throw new Refusal({ code: 'bad-input', field: 'region', why: 'the state does not tell it', expected: '--region' });
}

/** Google's zones have a letter more than regions, after a hyphen; AWS's right behind the number. Azure's are mere numbers. */
function regionOf({ values }: StateResource): string[] {
  const region =
    textAt(values, 'region') ?? /^arn:aws[a-z-]*:[a-z0-9-]+:([a-z0-9-]+):/.exec(textAt(values, 'arn') ?? '')?.[1];
  const zone = textAt(values, 'zone') ?? textAt(values, 'availability_zone');
  const named = zone !== undefined && /^\d+$/.test(zone) ? undefined : zone;
  const found = region ?? named?.replace(/-[a-z]$/, '').replace(/(\d)[a-z]$/, '$1') ?? textAt(values, 'location');
  return found === undefined ? [] : [found.toLowerCase()];
}
