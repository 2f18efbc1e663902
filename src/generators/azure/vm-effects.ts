import { machineType } from '../../catalog/machines.ts';
import type { Effect, EffectRule, ProjectFacts, Settings } from '../kind.ts';
import { changedDisks } from '../models/extra-disks.ts';
import { secretWarning, whatHolds } from '../models/script.ts';
import { archOf, type VmSettings } from './vm-settings.ts';

const REPLACED: Effect = {
  effect: 'data loss',
  note: 'The machine is made anew, a few minutes away; what is on its boot disk is gone.',
};
const STOPPED: Effect = { effect: 'restart', note: 'The machine stops and starts, a few minutes.' };
const WITH_DISKS: Effect = { ...REPLACED, note: `${REPLACED.note} Extra disks are made anew too, empty.` };
const REFUSED: Effect = { effect: 'in place', note: 'Azure refuses: disks never shrink.' };

const sizeOf = (settings: Settings): number => Number(settings.boot_disk_gb);

/** Another processor needs another image. */
const machine: EffectRule = (before, after) =>
  archOf({ machine_type: before.machine_type }) === archOf({ machine_type: after.machine_type }) ? STOPPED : REPLACED;

/** Disks that stay, shrink or go: by name. */
function extraDisks(before: Settings, after: Settings): Effect {
  const disks = changedDisks(before, after);
  const lost = disks.flatMap((one) => (one.after ? [] : [one.before.name]));
  if (lost.length > 0) return { effect: 'data loss', note: `What is on ${lost.join(', ')} is gone.` };
  if (disks.some((one) => one.after && one.after.gb < one.before.gb)) return REFUSED;
  if (disks.some((one) => one.after && (one.after.gb > one.before.gb || one.after.type !== one.before.type)))
    return { ...STOPPED, note: `${STOPPED.note} File systems are grown inside it.` };
  return { effect: 'in place', note: 'Disks are added while the machine runs.' };
}

/** What a changed machine does (hashicorp/azurerm 4.79.0: ForceNew and its own stops; Azure's documentation for what it refuses). */
export const VM_EFFECTS: Readonly<Record<string, EffectRule>> = {
  machine_type: machine,
  zone: WITH_DISKS,
  region: WITH_DISKS,
  network: { effect: 'in place', note: 'Azure refuses: a machine stays in its network. Remove it and add a new one.' },
  subnet: { effect: 'in place', note: 'It gets another private address at once.' },
  image: REPLACED,
  boot_disk_type: REPLACED,
  boot_disk_gb: (before, after) => (sizeOf(after) < sizeOf(before) ? REFUSED : STOPPED),
  spot: REPLACED,
  startup_script: REPLACED,
  ssh_public_key: { ...REPLACED, note: `${REPLACED.note} A key is added inside the machine without that.` },
  encryption_at_host: STOPPED,
  extra_disks: extraDisks,
  public_address: { effect: 'in place', note: 'The address comes or goes at once; connections to it break.' },
  identity: { effect: 'in place', note: 'The machine acts as the other one within minutes.' },
  entra_login: { effect: 'in place', note: 'The login comes or goes within minutes.' },
  firewalls: { effect: 'in place', note: 'Connections are cut or let in at once.' },
  tags: { effect: 'in place', note: 'Firewalls that go by tags hold or cease to hold at once.' },
};

/** What is allowed and still worth a second thought. */
export function vmWarnings(settings: VmSettings, { environment }: Pick<ProjectFacts, 'environment'>): string[] {
  const isProd = environment === 'prod';
  const script = settings.startup_script;
  return whatHolds({
    [`${settings.machine_type} works at full speed in bursts only; under load it slows down. Think twice in prod.`]:
      isProd && machineType('azure', settings.machine_type)?.sharedCore === true,
    'A spot machine stops whenever Azure needs the room, and a project in prod has one.': isProd && settings.spot,
    'The startup script does not begin with #!, so nothing runs it.':
      script !== undefined && !/^(?:#!|#cloud-config|Content-Type:)/.test(script),
    ...secretWarning(script, 'a key vault'),
  });
}
