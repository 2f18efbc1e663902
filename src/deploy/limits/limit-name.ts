import { nearest } from '../../catalog/nearest.ts';
import { kindOf } from '../../core/kind-words.ts';
import { LIMIT_NAMES, type LimitName, PER_DAY } from '../../core/limit.ts';
import { RESOURCES } from '../../core/quota.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Kind } from '../../core/request.ts';

/** What is limited where people name a kind; a firewall takes of nothing. */
const OF_KIND: Readonly<Partial<Record<Kind, LimitName>>> = {
  vm: 'compute.instances',
  database: 'database.instances',
  bucket: 'storage.buckets',
  network: 'network.vpcs',
  load_balancer: 'network.load_balancers',
};

/** Other words for what is no kind by itself. */
const WORDS: Readonly<Record<string, LimitName>> = {
  cpu: 'compute.cpus',
  cpus: 'compute.cpus',
  vcpu: 'compute.cpus',
  vcpus: 'compute.cpus',
  'compute.vcpus': 'compute.cpus',
  ram: 'compute.ram_gb',
  ram_gb: 'compute.ram_gb',
  memory: 'compute.ram_gb',
  'compute.ram': 'compute.ram_gb',
  'compute.memory': 'compute.ram_gb',
  resource: RESOURCES,
  per_day: PER_DAY,
  daily: PER_DAY,
};

/** The limit a person names, in any of the words for it. @throws Refusal `bad-input` */
export function limitNamed(typed: string): LimitName {
  const word = typed.trim().toLowerCase();
  const plain = word.replace(/s$/, '');
  const kind = kindOf(word) ?? kindOf(plain);
  const found =
    LIMIT_NAMES.find((name) => name === word) ??
    (Object.hasOwn(WORDS, word) ? WORDS[word] : undefined) ??
    (Object.hasOwn(WORDS, plain) ? WORDS[plain] : undefined) ??
    (kind && OF_KIND[kind]);
  if (found) return found;
  const meant = nearest(word, LIMIT_NAMES);
  throw new Refusal({
    ...{ code: 'bad-input', field: 'name', why: `"${typed.slice(0, 60)}" is nothing that has a limit` },
    expected: meant ? `did you mean ${meant}?` : LIMIT_NAMES.join(', '),
  });
}
