import { EACH, type LimitName, type LimitScope } from '../../../core/limit.ts';
import type { Kind } from '../../../core/request.ts';
import type { GistWords } from '../../../generators/gist.ts';
import type { QuotaWords } from '../../../policy/quota-lines.ts';
import type { SeatWords } from '../../../policy/seats.ts';

/** What a change of what is there comes to. */
export const gistWords: GistWords = {
  inPlace: 'Alles ändert sich im laufenden Betrieb: nichts steht still, und nichts geht verloren.',
  meanings: {
    removed: { one: 'wird mit dem ganzen Inhalt gelöscht', many: 'werden mit dem ganzen Inhalt gelöscht' },
    'data loss': {
      one: 'wird neu angelegt und verliert seine Daten',
      many: 'werden neu angelegt und verlieren ihre Daten',
    },
    replace: { one: 'wird neu angelegt und ist so lange fort', many: 'werden neu angelegt und sind so lange fort' },
    restart: { one: 'startet neu', many: 'starten neu' },
  },
  breaks: (names) => `nicht ohne das: ${names}`,
  keep: 'sichere vorher, was nicht verloren gehen darf',
  and: 'und',
  more: (count) => `${count} weitere`,
};

/** Who has to say yes. */
export const seatWords: SeatWords = { anybody: 'alle, die freigeben dürfen', next: ', dann ', and: ' und ' };

const LIMITS: Readonly<Record<LimitName, { label: string; counted: string }>> = {
  'compute.instances': { label: 'Maschinen', counted: 'Maschinen' },
  'compute.cpus': { label: 'vCPU', counted: 'vCPU' },
  'compute.ram_gb': { label: 'Speicher', counted: 'GiB Speicher' },
  'database.instances': { label: 'Datenbanken', counted: 'Datenbanken' },
  'storage.buckets': { label: 'Buckets', counted: 'Buckets' },
  'network.vpcs': { label: 'Netzwerke', counted: 'Netzwerke' },
  'network.load_balancers': { label: 'Load Balancer', counted: 'Load Balancer' },
  resources: { label: 'Ressourcen', counted: 'Ressourcen' },
  'resources.per_day': { label: 'Heute neu', counted: 'neue Ressourcen am Tag' },
};

/** Whose limit it is: `dieses Projekt in europe-west1`, `jede Person auf diesem Server`. */
function whose({ project, region, person }: LimitScope): string {
  const where = region === undefined ? '' : ` in ${region}`;
  const place = `${project === undefined ? 'dieser Server' : 'dieses Projekt'}${where}`;
  if (person === undefined) return place;
  const within = `${project === undefined ? 'auf diesem Server' : 'in diesem Projekt'}${where}`;
  return `${person === EACH ? 'jede Person' : 'diese Person'} ${within}`;
}

/** How full a limit is. */
export const quotaWords: QuotaWords = {
  label: (name) => LIMITS[name].label,
  counted: (name) => LIMITS[name].counted,
  whose,
  used: (amount) => `${amount} genutzt`,
  reserved: (amount) => `${amount} reserviert`,
  of: 'von',
  left: (amount) => `${amount} frei`,
  noneLeft: 'nichts frei',
};

/** How large a machine of a size may be. */
export const largest = (limit: { vcpus: number; ramGib: number } | undefined): string =>
  limit ? `${limit.vcpus} vCPU und ${limit.ramGib} GiB` : 'jede Größe';

/** What a kind is, whatever the cloud. */
export const aboutKinds: Readonly<Record<Kind, string>> = {
  vm: 'Private Maschine mit verschlüsselten Platten',
  database: 'Verwaltete Datenbank mit Sicherungen',
  network: 'Privates Netzwerk mit einem Weg nach außen',
  bucket: 'Privater Speicher für Objekte, mit Versionen',
  cluster: 'Kubernetes mit privaten Knoten',
  load_balancer: 'Verteilt Verkehr auf Maschinen, die antworten',
  firewall: 'Was die Maschinen eines Netzwerks erreichen darf',
};
