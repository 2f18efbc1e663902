import { googleCloud } from './google/index.ts';
import type { CloudModel } from './provider/cloud-model.ts';

/**
 * The clouds that the sandbox can be. For another one write `<cloud>/schema/` (tables), `<cloud>/overlays/` (what a
 * schema cannot say) and `<cloud>/index.ts`, and add it here: it then has its own socket in the same process.
 */
export const clouds: readonly CloudModel[] = [googleCloud];
