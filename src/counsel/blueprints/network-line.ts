import type { Line } from '../../generators/templates/template.ts';

/** The network that a blueprint stands in. */
export const networkLine = (cidr: string, purpose: string): Line => ({
  ...{ kind: 'network', name: 'net' },
  settings: { cidr, purpose },
});

/** All clouds have what blueprints are made of. */
export const EVERYWHERE = ['gcp', 'aws', 'azure'] as const;
