import type { Provider } from '../../core/project.ts';
import { awsReaders } from './aws/index.ts';
import { gcpReaders } from './gcp/index.ts';
import type { Reader } from './reader.ts';

/** The place where a provider joins: what is read back of it, what others stand on first. */
export const READERS: Readonly<Record<Provider, readonly Reader[]>> = { gcp: gcpReaders, aws: awsReaders, azure: [] };

/** Terraform's names for the providers. */
const TYPES_OF: Readonly<Record<Provider, string>> = { gcp: 'google_', aws: 'aws_', azure: 'azurerm_' };

export const isOf = (provider: Provider, type: string): boolean => type.startsWith(TYPES_OF[provider]);
