import type { DeployId } from '../../core/ids.ts';
import type { Validation } from '../../core/validation.ts';

/** The last look at each deploy that was asked for apart from its plans. */
export interface Validations {
  find(deploy: DeployId): Promise<Validation | undefined>;
  /** Replaces the one before. */
  put(validation: Validation): Promise<void>;
  /** Removes what is older than that. */
  forget(before: Date): Promise<void>;
}
