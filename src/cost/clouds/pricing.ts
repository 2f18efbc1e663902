import type { Kind } from '../../core/request.ts';
import type { Types } from '../plan/context.ts';
import type { Estimator } from '../request/context.ts';

/** What prices the resources of a cloud, and how it can be bought otherwise. */
export interface Pricing {
  /** Of a request. A kind that has none gets no price, which is not the same as free. */
  kinds: Readonly<Partial<Record<Kind, Estimator>>>;
  /** Of a plan. */
  types: Types;
  /** The class of a bucket that names none. */
  usualStorageClass?: string;
  /** Shares of the price saved by promising one year, nothing paid at once. */
  commitment?: { name: string; machine: number; database: number };
  /** Containers that cost nothing while they do nothing: dollars an hour of a vCPU and of a GiB. */
  serverless?: { name: string; vcpuHour: number; gibHour: number };
  /** Share of the price that spot machines usually save, where it changes all the time. */
  spotSaving?: number;
}
