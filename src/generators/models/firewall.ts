import { z } from 'zod';
import { not, textual, word } from '../settings/fields.ts';
import { oneOf, optionalWords, orNothing } from '../settings/optional.ts';
import { optionalRows } from '../settings/rows.ts';
import { REFERENCE } from './common.ts';

const TAG = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const CIDR = /^[0-9a-fA-F.:]{2,39}\/\d{1,3}$/;

const isRange = (text: string): boolean => {
  const [from = Number.NaN, to = from] = text.split('-').map(Number);
  return /^\d{1,5}(?:-\d{1,5})?$/.test(text) && from <= to && to <= 65_535;
};

const PORT_ERROR = not('a port or a range of ports');
const port = z
  .union([z.int(), z.string()], { error: PORT_ERROR })
  .refine((value) => isRange(String(value)), { error: PORT_ERROR })
  .transform((value) => (/^\d+$/.test(String(value)) ? Number(value) : value));

/** Ports `443` and ranges `8000-8010`, in a list or in one text; nothing means every port. */
const optionalPorts = z
  .preprocess(
    (input) => orNothing(textual((text) => text.split(/[\s,]+/))(typeof input === 'number' ? [input] : input)),
    z
      .array(port, { error: not('a list') })
      .max(50)
      .optional(),
  )
  .describe('ports and ranges, such as 443 or 8000-8010');

export const ALLOW = { protocol: oneOf(['tcp', 'udp', 'icmp', 'all']), ports: optionalPorts };

/** What may reach the machines of a network, or what they may reach. Everything else stays closed. */
export const firewallModel = {
  network: word(REFERENCE, 'the name of a network', 'the name of a network in this project, or existing:<name>'),
  direction: oneOf(['ingress', 'egress']),
  allow: optionalRows(ALLOW, { most: 50, expected: 'one protocol a line with its ports, such as tcp 80,443' }),
  /** Address ranges it comes from (ingress) or goes to (egress). */
  sources: optionalWords(CIDR, 'an address range', 256, 'address ranges, such as 10.0.0.0/8'),
  /** Machines it comes from, by their tags. */
  source_tags: optionalWords(TAG, 'a tag', 30, 'tags of machines'),
  /** Machines it holds for, by their tags; those that name the firewall where the cloud has no tags; all of the network when empty. */
  tags: optionalWords(TAG, 'a tag', 70, 'tags of machines'),
};
