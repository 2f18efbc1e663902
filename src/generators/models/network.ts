import { flag, optionalWord, word, wordOr } from '../settings/fields.ts';
import { optionalRows } from '../settings/rows.ts';
import { region } from './common.ts';

export const IPV4_RANGE = /^[\d./]{9,18}$/;

/** A part of the network; machines stand in the first one unless they name another. */
export const SUBNET = {
  name: word(
    /^[a-z](?:[-a-z0-9]{0,40}[a-z0-9])?$/,
    'the name of a subnet',
    'lower-case letters, digits and hyphens, beginning with a letter',
  ),
  cidr: word(IPV4_RANGE, 'an IPv4 range', 'an IPv4 range'),
  /** Another region than the network's. */
  region,
};

/** A network of its own. Without `subnets` it has one, with the whole range. */
export const networkModel = {
  cidr: wordOr('10.10.0.0/20', IPV4_RANGE, 'an IPv4 range', 'a private IPv4 range from /8 to /29'),
  /** Private machines reach the internet through a gateway; nothing reaches them from there. */
  nat: flag(true),
  subnets: optionalRows(SUBNET, { most: 20, expected: 'one subnet a line: name and range, such as web 10.10.1.0/24' }),
  /** Names for what stands in the network: a private DNS zone. */
  dns_zone: optionalWord(
    /^(?:[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    'a DNS name',
    'a DNS name, such as shop.internal',
  ),
};
