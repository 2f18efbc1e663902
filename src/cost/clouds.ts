import { byProvider } from '../core/by-provider.ts';
import type { Pricing } from './clouds/pricing.ts';
import { aws } from './plan/aws.ts';
import { azurerm } from './plan/azurerm.ts';
import { google } from './plan/google.ts';
import { ESTIMATORS, USUAL_CLASS } from './request/kinds.ts';

/**
 * The place where a cloud's prices join. What the bundled clouds ask for is alike enough to share its estimators. The shares and prices of
 * other ways to buy are recalled from the providers' public pages and are in no list of ours; recommendations made of them say so.
 */
export const PRICING = byProvider<Pricing>({
  gcp: {
    kinds: ESTIMATORS,
    types: google,
    usualStorageClass: USUAL_CLASS.gcp,
    commitment: { name: 'a committed use discount', machine: 0.37, database: 0.25 },
    serverless: { name: 'Cloud Run', vcpuHour: 0.0864, gibHour: 0.009 },
  },
  aws: {
    kinds: ESTIMATORS,
    types: aws,
    usualStorageClass: USUAL_CLASS.aws,
    commitment: { name: 'a savings plan or reserved instance', machine: 0.27, database: 0.29 },
    serverless: { name: 'Fargate', vcpuHour: 0.04048, gibHour: 0.004445 },
    spotSaving: 0.6,
  },
  azure: {
    kinds: ESTIMATORS,
    types: azurerm,
    usualStorageClass: USUAL_CLASS.azure,
    commitment: { name: 'a reservation', machine: 0.4, database: 0.4 },
    serverless: { name: 'Container Apps', vcpuHour: 0.0864, gibHour: 0.0108 },
    spotSaving: 0.6,
  },
});
