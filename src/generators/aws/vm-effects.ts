import { machineType } from '../../catalog/machines.ts';
import type { Effect, EffectRule, ProjectFacts, Settings } from '../kind.ts';
import { changedDisks } from '../models/extra-disks.ts';
import { secretWarning, whatHolds } from '../models/script.ts';
import { isImageId } from './vm-images.ts';
import { archOf, type VmSettings } from './vm-settings.ts';

const REPLACED: Effect = {
  effect: 'data loss',
  note: 'The machine is made anew, a few minutes away; what is on its boot disk is gone.',
};
const STOPPED: Effect = { effect: 'restart', note: 'The machine stops and starts, a minute or two.' };

/** The provider keeps what the machine was bought as while nothing else is said, and there is no word for the usual way. */
const STAYS_SPOT: Effect = {
  effect: 'in place',
  note: 'Nothing happens: it stays a spot machine until it is made anew. Remove it and add another.',
};

const sizeOf = (settings: Settings): number => Number(settings.boot_disk_gb);

/** AWS's own images of a name follow each other every few weeks, so a machine keeps the one it was made with. */
const image: EffectRule = (_, after) =>
  isImageId(after.image)
    ? REPLACED
    : {
        effect: 'in place',
        note: 'Nothing happens: a machine keeps the image it was made with until it is made anew.',
      };

const machine: EffectRule = (before, after) =>
  archOf({ machine_type: before.machine_type }) === archOf({ machine_type: after.machine_type })
    ? { ...STOPPED, note: `${STOPPED.note} A public address changes.` }
    : { ...STOPPED, note: 'AWS refuses: another processor needs another image. Remove the machine and add a new one.' };

/** Disks that stay, shrink or go: by name. */
function extraDisks(before: Settings, after: Settings): Effect {
  const disks = changedDisks(before, after);
  const lost = disks.flatMap((one) => (one.after ? [] : [one.before.name]));
  if (lost.length > 0) return { effect: 'data loss', note: `What is on ${lost.join(', ')} is gone.` };
  if (disks.some((one) => one.after && one.after.gb < one.before.gb))
    return { effect: 'in place', note: 'AWS refuses: disks never shrink.' };
  return {
    effect: 'in place',
    note: 'Disks are added or grow while the machine runs; file systems are grown inside it.',
  };
}

/** What a changed machine does (measured with hashicorp/aws 5.100.0; AWS's documentation for what stops). */
export const VM_EFFECTS: Readonly<Record<string, EffectRule>> = {
  machine_type: machine,
  zone: { ...REPLACED, note: `${REPLACED.note} Extra disks move too, empty.` },
  network: REPLACED,
  subnet: REPLACED,
  image,
  boot_disk_gb: (before, after) => ({
    effect: 'in place',
    note:
      sizeOf(after) < sizeOf(before)
        ? 'AWS refuses: disks never shrink.'
        : 'The disk grows while the machine runs; its file system is grown inside it.',
  }),
  spot: ({ spot: wasSpot }) => (wasSpot === true ? STAYS_SPOT : REPLACED),
  public_address: REPLACED,
  extra_disks: extraDisks,
  startup_script: { ...STOPPED, note: `${STOPPED.note} The script itself runs on the first start of a machine only.` },
  identity: { effect: 'in place', note: 'The machine acts as the other one within minutes.' },
  firewalls: { effect: 'in place', note: 'Connections are cut or let in at once.' },
  tags: { effect: 'in place', note: 'Firewalls that go by tags hold or cease to hold at once.' },
};

/** What is allowed and still worth a second thought. */
export function vmWarnings(settings: VmSettings, { environment }: Pick<ProjectFacts, 'environment'>): string[] {
  const isProd = environment === 'prod';
  const script = settings.startup_script;
  const warnings = {
    [`${settings.machine_type} works at full speed in bursts only; under load it costs more. Think twice in prod.`]:
      isProd && machineType('aws', settings.machine_type)?.sharedCore === true,
    'A spot machine stops whenever AWS needs the room, and a project in prod has one.': isProd && settings.spot,
    'The startup script does not begin with #!, so nothing runs it.':
      script !== undefined && !/^(?:#!|#cloud-config|Content-Type:)/.test(script),
    ...secretWarning(script, 'Secrets Manager'),
    'Without an instance profile that Systems Manager accepts, nobody can log in.': settings.identity === undefined,
  };
  return whatHolds(warnings);
}
