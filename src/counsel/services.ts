import { byProvider } from '../core/by-provider.ts';
import type { Kind } from '../core/request.ts';

/** What each cloud calls the service behind a kind. The place where a cloud joins. */
export const SERVICES = byProvider<Readonly<Record<Kind, string>>>({
  gcp: {
    vm: 'Compute Engine',
    database: 'Cloud SQL',
    network: 'VPC',
    bucket: 'Cloud Storage',
    cluster: 'GKE',
    load_balancer: 'Cloud Load Balancing',
    firewall: 'VPC firewall',
  },
  aws: {
    vm: 'EC2',
    database: 'RDS',
    network: 'VPC',
    bucket: 'S3',
    cluster: 'EKS',
    load_balancer: 'Elastic Load Balancing',
    firewall: 'security groups',
  },
  azure: {
    vm: 'Virtual Machines',
    database: 'Database for PostgreSQL',
    network: 'Virtual Network',
    bucket: 'Blob Storage',
    cluster: 'AKS',
    load_balancer: 'Load Balancer',
    firewall: 'network security groups',
  },
});
