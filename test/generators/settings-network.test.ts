import { describe, expect, it } from 'vitest';
import { settingsFor } from '../../src/generators/kinds.ts';
import { aNetwork, refusalOf, SHOP } from './samples.ts';

const network = (settings: Readonly<Record<string, unknown>>) =>
  refusalOf(() => settingsFor(SHOP, 'network', 'app', settings));

describe('settings of a network', () => {
  it('are closed and private by default', () => {
    expect(aNetwork().settings).toMatchObject({
      cidr: '10.10.0.0/20',
      nat: true,
      private_google_access: true,
      allow_internal: false,
    });
  });

  it('take every option from the checks of the form, also the ones that are not set', () => {
    expect(aNetwork('app', { options: ['allow_internal'] }).settings).toMatchObject({
      nat: false,
      private_google_access: false,
      allow_internal: true,
    });
  });

  it.each([
    { cidr: '10.10.0.5/20', says: '10.10.0.5/20 does not begin at the start of its range | 10.10.0.0/20' },
    { cidr: '8.8.8.0/24', says: '8.8.8.0/24 is not private' },
    { cidr: '10.0.0.0/30', says: '/30 is not a size Google offers' },
    { cidr: '172.32.0.0/16', says: 'is not private' },
    { cidr: '10.0.0.256/24', says: 'is not an IPv4 range' },
    { cidr: 'ten', says: '"ten" is not an IPv4 range' },
  ])('refuse $cidr', ({ cidr, says }) => {
    expect(network({ cidr })[0]).toContain(says);
  });

  it.each(['10.0.0.0/8', '172.16.0.0/12', '192.168.100.0/24', '10.1.2.8/29'])('take %s', (cidr) => {
    expect(network({ cidr })).toEqual([]);
  });
});
