import { databaseClass, databaseClasses, databaseEngine, databaseQuote } from '../../catalog/databases.ts';
import type { DatabaseClass } from '../../catalog/model.ts';
import { isSet, numberOf, textOf } from '../read.ts';
import { type Case, priced, type Rule } from './rule.ts';

/** The class a database has, and the others its engine runs on in the region, cheapest first. */
function classesOf({ resource, project }: Case) {
  const { provider } = project;
  const region = textOf(resource.settings, 'region') ?? project.region;
  const engine = databaseEngine(textOf(resource.settings, 'engine') ?? '');
  const own = databaseClass(provider, textOf(resource.settings, 'class') ?? '');
  if (resource.kind !== 'database' || !engine || !own) return undefined;
  const usd = ({ id }: DatabaseClass) => databaseQuote(provider, region, id, engine)?.usd ?? Number.POSITIVE_INFINITY;
  return { own, others: databaseClasses(provider, engine).toSorted((a, b) => usd(a) - usd(b)) };
}

const holds = (one: DatabaseClass, need: { vcpus: number; ramGib: number }, own: DatabaseClass): boolean =>
  one.vcpus >= need.vcpus && one.ramGib >= need.ramGib && (own.sharedCore === true || one.sharedCore !== true);

export const smallerDatabase: Rule = (one) => {
  const { vcpus, ramGib } = one.use;
  const classes = classesOf(one);
  if (!classes || (vcpus === undefined && ramGib === undefined)) return [];
  const need = { vcpus: vcpus ?? 1, ramGib: ramGib ?? 1 };
  const found = classes.others.find((other) => holds(other, need, classes.own));
  if (!found || found.vcpus > classes.own.vcpus || found.ramGib > classes.own.ramGib) return [];
  const why = `It needs ${need.vcpus} vCPU and ${need.ramGib} GiB at its busiest.`;
  return [{ id: 'smaller-type', what: found.id, why, change: { class: found.id } }];
};

export const armDatabase: Rule = (one) => {
  const classes = classesOf(one);
  if (!classes || classes.own.arch === 'arm64') return [];
  const found = classes.others.find((other) => other.arch === 'arm64' && holds(other, classes.own, classes.own));
  const why = 'The same engine on Arm; nothing that uses the database notices.';
  return found ? [{ id: 'arm', what: found.id, why, change: { class: found.id } }] : [];
};

export const standbyInDev: Rule = ({ resource, project }) =>
  resource.kind === 'database' && project.environment === 'dev' && isSet(resource.settings, 'high_availability')
    ? [
        {
          id: 'no-standby',
          what: 'without a standby',
          why: 'A development database can be down for the minutes that a standby saves.',
          change: { high_availability: false },
        },
      ]
    : [];

/** More readers instead of a server twice as large, which with a standby is bought twice. */
export const readReplica: Rule = (one) => {
  const classes = classesOf(one);
  if (!classes || one.use.isBusyReading !== true) return [];
  const twice = { vcpus: classes.own.vcpus * 2, ramGib: classes.own.ramGib * 2 };
  const larger = classes.others.find((other) => holds(other, twice, classes.own));
  const instead = larger && priced(one, { class: larger.id });
  if (!larger || !instead) return [];
  const replicas = (numberOf(one.resource.settings, 'replicas') ?? 0) + 1;
  const why = `Most of its work is reading, which a replica can take over; the alternative is ${larger.id}.`;
  return [{ id: 'read-replica', what: 'a read replica', why, change: { replicas }, insteadOfUsd: instead.monthlyUsd }];
};
