import type { Blueprint } from '../blueprint.ts';
import { EVERYWHERE, networkLine } from './network-line.ts';

/** What surrounds a machine with a GPU. The machine itself needs drivers, quotas and zones that nobody should guess. */
export const accelerator: Blueprint = {
  id: 'gpu',
  title: 'Machine with a GPU',
  why: 'One GPU of the smallest current kind is where training and inference begin; data and models lie in buckets, so that the machine can go when it idles.',
  hints: [
    { words: /\b(?:gpus?|cuda|accelerators?|nvidia|tpus?)\b/i, weight: 6 },
    {
      words:
        /\b(?:machine learning|deep learning|ml|llms?|neural|inference|fine-?tun(?:e|ing)|stable diffusion|pytorch|tensorflow)\b/i,
      weight: 4,
    },
    { words: /\btrain(?:ing)?\b.{0,30}\bmodels?\b/i, weight: 4 },
  ],
  template: {
    id: 'gpu',
    title: 'What surrounds a machine with a GPU',
    summary: 'Buckets for data and for models, a network',
    providers: EVERYWHERE,
    asks: [],
    lines: [
      networkLine('10.55.0.0/22', 'Training and inference'),
      { kind: 'bucket', name: 'datasets', settings: { purpose: 'What models learn from' } },
      { kind: 'bucket', name: 'models', settings: { purpose: 'What was learned; every version is kept' } },
    ],
  },
  byHand: { gcp: 'g2-standard-4', aws: 'g4dn.xlarge', azure: 'Standard_NC4as_T4_v3' },
  complexity: 'complex',
  setUpMinutes: [60, 240],
  ...{ simplicity: 2, scalability: 3, reliability: 2, canBeStopped: true },
  otherWays: [
    {
      what: 'A model behind an API that is billed by use',
      impact: 'Nothing runs while nobody asks',
      tradeOff: 'Data leaves your account, and prices go by use',
    },
  ],
};
