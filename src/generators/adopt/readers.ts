import { byProvider } from '../../core/by-provider.ts';
import type { Provider } from '../../core/project.ts';
import { awsReaders } from './aws/index.ts';
import { azureReaders } from './azure/index.ts';
import { gcpReaders } from './gcp/index.ts';
import type { Reader } from './reader.ts';

/** The place where a provider joins: what is read back of it, what others stand on first. */
const READERS = byProvider<readonly Reader[]>({ gcp: gcpReaders, aws: awsReaders, azure: azureReaders });

/** None for a cloud of which nothing is read back. */
export const readersOf = (provider: Provider): readonly Reader[] =>
  READERS.providers().includes(provider) ? READERS.of(provider) : [];
