import type { Effect, EffectRule, Settings } from '../kind.ts';
import { changedDisks } from '../models/extra-disks.ts';

const REPLACED: Effect = {
  effect: 'data loss',
  note: 'The machine is made anew, a few minutes away; what is on its boot disk is gone.',
};
const STOPPED: Effect = { effect: 'restart', note: 'The machine stops and starts, about a minute.' };

const sizeOf = (settings: Settings): number => Number(settings.boot_disk_gb);

/** Disks that stay, shrink or go: by name. */
function extraDisks(before: Settings, after: Settings): Effect {
  const lost = changedDisks(before, after).flatMap(({ before: was, after: now }) =>
    !now || now.gb < was.gb || now.type !== was.type ? [was.name] : [],
  );
  if (lost.length > 0) return { effect: 'data loss', note: `What is on ${lost.join(', ')} is gone.` };
  return {
    effect: 'in place',
    note: 'Disks are added or grow while the machine runs; file systems are grown inside it.',
  };
}

/** What a changed machine does, after the provider's own rules (hashicorp/google 6.50.0: ForceNew, allow_stopping_for_update). */
export const VM_EFFECTS: Readonly<Record<string, EffectRule>> = {
  machine_type: { ...STOPPED, note: `${STOPPED.note} A passing public address may change.` },
  zone: { ...REPLACED, note: `${REPLACED.note} Extra disks move too, empty.` },
  region: { ...REPLACED, note: `${REPLACED.note} Extra disks move too, empty.` },
  image: REPLACED,
  boot_disk_type: REPLACED,
  boot_disk_gb: (before, after) => ({
    ...REPLACED,
    note: `${REPLACED.note} ${sizeOf(after) > sizeOf(before) ? 'An extra disk grows in place.' : 'Disks never shrink.'}`,
  }),
  network: STOPPED,
  subnet: STOPPED,
  identity: STOPPED,
  spot: REPLACED,
  extra_disks: extraDisks,
  public_address: { effect: 'in place', note: 'The address comes or goes at once; connections to it break.' },
  startup_script: { effect: 'in place', note: 'It runs when the machine starts next.' },
};
