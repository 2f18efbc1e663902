import { PACKS, type Pack } from '../packs/pack.ts';
import { type Alternative, type Asked, type Guarded, guarded, type Objection } from './asked.ts';
import { type Deviation, deviationsOf } from './deviations.ts';
import { openWords, type SensitiveData, sensitiveIn, unprotectedWords } from './said.ts';
import { finderOf, wordsOf } from './words.ts';

/** Rules about what keeps data from being read: with sensitive data they are no matter of taste. */
const GUARDS_DATA = /^(?:ENC-|EDGE-001|DB-001|DB-002|STO-00[123]|NET-00[1-4]|K8S-001)/;

/** Packs whose name or words a text says. */
export const meantPacks = (text: string, packs: readonly Pack[] = PACKS): Pack[] => {
  const words = wordsOf(text);
  return packs.filter((pack) => finderOf(pack.words)(words).length > 0);
};

/** Sensitive data and what protects it, and the controls of frameworks. */
export function protections(asked: Asked): Guarded {
  const said = [asked.text, ...asked.resources.map(({ name }) => name)].join('\n');
  const data = sensitiveIn(said);
  const packs = [...new Set([...(asked.packs ?? []), ...meantPacks(asked.text)])];
  const found = deviationsOf(asked.resources, asked.environment);
  const controls = packs.flatMap((pack) => broken(pack, found));
  const isCovered = ({ rule, of }: Deviation) => controls.some((one) => one.rule === rule && one.of === of);
  const others = found.filter((one) => !isCovered(one));
  const isSensitive = data.length > 0 || packs.length > 0;
  const guards = others.filter(({ rule }) => isSensitive && GUARDS_DATA.test(rule));
  return guarded({
    violations: [
      ...unprotected(asked.text, data, packs),
      ...openFor(asked.text),
      ...guards.map((one) => objection('unprotected-data', one, ` ${aboutWords(data, packs)}`)),
      ...controls,
    ],
    warnings: [
      ...lonely(data, asked, packs),
      ...others.filter((one) => !guards.includes(one)).flatMap((one) => openOrDoubtful(one, isSensitive)),
    ],
    alternatives: [
      ...(unprotected(asked.text, data, packs).length > 0 ? [AS_BY_DEFAULT] : []),
      ...(openFor(asked.text).length > 0 ? [PRIVATE] : []),
      ...([...guards, ...controls].some(({ rule }) => rule !== undefined) ? alternativesFor(found) : []),
    ],
    duties: packs.flatMap(({ title, duties }) => duties.map((duty) => `${title}: ${duty}`)),
  });
}

const objection = (id: Objection['id'], { of, rule, what }: Deviation, more = ''): Objection => ({
  ...{ id, of, rule },
  what: `${of} ${what}${more} (${rule}).`,
});

const broken = ({ title, controls }: Pack, found: readonly Deviation[]): Objection[] =>
  controls.flatMap(({ control, what, rules }) =>
    found
      .filter(({ rule }) => rules.includes(rule))
      .map((one) => ({
        ...objection('control', one, `; ${title} ${control}: ${what}`),
        control: `${title} ${control}`,
      })),
  );

function unprotected(text: string, data: readonly SensitiveData[], packs: readonly Pack[]): Objection[] {
  const [words] = unprotectedWords(text);
  if (words === undefined || (data.length === 0 && packs.length === 0)) return [];
  return [
    {
      id: 'unprotected-data',
      what: `"${words}" cannot be ${aboutWords(data, packs)}: it is encrypted, backed up and logged.`,
    },
  ];
}

function openFor(text: string): Objection[] {
  const [words] = openWords(text);
  if (words === undefined) return [];
  return [
    { id: 'open', what: `"${words}": neither data nor a way in for administrators is made open to everyone here.` },
  ];
}

/** `with health data ("patient")` */
const aboutWords = (data: readonly SensitiveData[], packs: readonly Pack[]): string => {
  const kinds = data.map(({ title, words }) => `${title} ("${words[0]}")`);
  return `with ${kinds.length > 0 ? kinds.join(' and ') : `data under ${packs.map(({ title }) => title).join(' and ')}`}`;
};

/** Sensitive data that nobody has asked a framework for, or for more than the standard level. */
function lonely(data: readonly SensitiveData[], { security }: Asked, packs: readonly Pack[]): Objection[] {
  const named = packs.map(({ id }) => id);
  return data
    .filter((one) => one.packs.length > 0 && !one.packs.some((id) => named.includes(id)))
    .map(({ title, words, packs: ids }) => {
      const titles = PACKS.filter(({ id }) => ids.includes(id)).map((pack) => pack.title);
      const level = security === 'standard' ? ' Ask for more than the standard level of security.' : '';
      return {
        id: 'sensitive-data',
        what: `It speaks of ${title} ("${words[0]}"): ${titles.join(' or ')} may apply.${level}`,
      };
    });
}

/** What is open is worth a word whatever the data; the rest of what the rules say comes with the plan. */
const openOrDoubtful = (one: Deviation, isSensitive: boolean): Objection[] =>
  /^NET-00[1-4]|^K8S-001|^EDGE-001/.test(one.rule)
    ? [objection('open', one)]
    : isSensitive
      ? [objection('sensitive-data', one)]
      : [];

const AS_BY_DEFAULT: Alternative = {
  what: 'Encryption, backups and logs as every kind has them by default',
  impact: 'They cost nothing or little and take no time.',
  tradeOff: 'None that a user would notice.',
};
const PRIVATE: Alternative = {
  what: 'A private network, with a load balancer or a bastion as the only way in',
  impact: 'People reach what they need, and scanners reach nothing.',
  tradeOff: 'Administrators go one step further.',
};

const INSTEAD: readonly (readonly [rules: RegExp, what: string, impact: string, tradeOff: string])[] = [
  [
    /^EDGE-001/,
    'A certificate on the load balancer',
    'Traffic is encrypted, and plain HTTP is sent on to it.',
    'A domain has to be shown to be yours before the certificate is there.',
  ],
  [
    /^NET-00[1-4]|^NET-009/,
    'A bastion or a VPN as the only way in, with its range as the source',
    'Scanners reach nothing.',
    'Administrators go one step further.',
  ],
  [
    /^K8S-001/,
    'A private API, or a short list of ranges that reach it',
    'Only those ranges can try to sign in.',
    'Work from elsewhere goes over a VPN.',
  ],
  [
    /^DB-003|^STO-005/,
    'Backups for 7 days and more, and versions of objects',
    'What is lost or spoiled comes back.',
    'Storage for the copies is paid for.',
  ],
];

const alternativesFor = (found: readonly Deviation[]): Guarded['alternatives'] =>
  INSTEAD.filter(([rules]) => found.some(({ rule }) => rules.test(rule))).map(([, what, impact, tradeOff]) => ({
    ...{ what, impact, tradeOff },
  }));
