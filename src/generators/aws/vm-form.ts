import { bootDiskField, vmFields } from '../forms/vm-form.ts';
import type { FormField } from '../forms.ts';
import type { Surroundings } from '../kind.ts';

export const vmForm = (around: Surroundings): FormField[] => vmFields(around, { cloud: 'AWS', own: bootDiskField });
