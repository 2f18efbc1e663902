import { z } from 'zod';
import { flag, not, optionalWord, textual, word, wordOr } from '../settings/fields.ts';
import { optionalNumber, orNothing } from '../settings/optional.ts';
import { optionalRow } from '../settings/rows.ts';
import { REFERENCE, region } from './common.ts';

const NAME = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** One word or several, at least one. */
const names = (what: string, expected: string) => {
  const item = z.string({ error: not(what) }).regex(NAME, { error: not(what) });
  const split = textual((text) => text.split(/[\s,]+/).filter((one) => one !== ''));
  return z
    .preprocess((input) => orNothing(split(input)), z.array(item, { error: not('a list') }).max(50))
    .describe(expected);
};

const PORT_ERROR = not('a port from 1 to 65535');
const portNumber = z.preprocess(
  textual((text) => (/^\d{1,5}$/.test(text) ? Number(text) : text)),
  z.int({ error: PORT_ERROR }).min(1, { error: PORT_ERROR }).max(65_535, { error: PORT_ERROR }),
);
const optionalPortNumbers = z
  .preprocess(
    (input) => orNothing(textual((text) => text.split(/[\s,]+/))(typeof input === 'number' ? [input] : input)),
    z
      .array(portNumber, { error: not('a list') })
      .max(5)
      .optional(),
  )
  .describe('at most 5 ports, such as 80');

export const HEALTH_CHECK = {
  path: wordOr('/', /^\/[\x21-\x7e]{0,200}$/, 'a path', 'a path, such as /healthz'),
  port: optionalNumber('', 1, 65_535),
};

/** Spreads what comes in over machines of the project that answer. */
export const loadBalancerModel = {
  /** Names of machines in the same project. */
  targets: names('the name of a machine', 'names of machines in this project'),
  /** Where it listens: 443 with a certificate, 80 without, when nothing is said. */
  ports: optionalPortNumbers,
  /** Where the machines listen: 80 behind a public one, the same port as it otherwise, when nothing is said. */
  target_port: optionalNumber('', 1, 65_535),
  /** An existing certificate of the cloud; with it the traffic is encrypted. */
  certificate: optionalWord(
    /^[A-Za-z0-9][A-Za-z0-9._:/-]{1,300}$/,
    'a certificate',
    'an existing certificate of this cloud',
  ),
  /** How it finds out which machines answer; by HTTP on the machines' port and `/` when nothing is said. */
  health_check: optionalRow(HEALTH_CHECK, 'path and port, such as /healthz 8080'),
  network: word(REFERENCE, 'the name of a network', 'the name of a network in this project, or existing:<name>'),
  /** Reached from the internet; otherwise from inside the network only. */
  public: flag(false),
  region,
};
