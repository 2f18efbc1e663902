import type { ChaosRule } from '../store/chaos.ts';
import type { CloudModel } from './cloud-model.ts';

/** What the cloud says when a rule strikes. */
export function chaosMessage({ kind, message }: ChaosRule, { errors }: CloudModel): string {
  return message ?? (kind === 'quota' ? errors.quota : 'The sandbox cloud was told to fail here');
}
