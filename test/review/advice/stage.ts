import type { Practice } from '../../../src/core/advice.ts';
import { parsePlanJson } from '../../../src/core/plan-json/parse.ts';
import type { Known } from '../../../src/review/advice/brief.ts';
import { reviewPlan } from '../../../src/review/review-plan.ts';
import { aPlanOf, type Planned } from '../plans.ts';

export const PRACTICES: readonly Practice[] = [
  {
    id: 'AWS-SEC-001',
    title: 'Block public access on every bucket',
    text: 'Set all four switches.',
    reference: 'https://docs.aws.amazon.com/x',
  },
  { id: 'AWS-REL-002', title: 'Keep backups of databases', text: 'Keep seven days.' },
];

/** A database open to everybody and a bucket: rules find something at both. */
export const DATABASE: Planned = {
  address: 'aws_db_instance.main',
  after: {
    ...{ engine: 'postgres', instance_class: 'db.m5.4xlarge', allocated_storage: 100, publicly_accessible: true },
    ...{
      storage_encrypted: false,
      backup_retention_period: 0,
      multi_az: false,
      username: 'admin',
      identifier: 'main-db',
    },
  },
};
export const BUCKET: Planned = { address: 'aws_s3_bucket.logs', after: { bucket: 'acme-logs', force_destroy: true } };

/** A plan as the review knows it, with what the rules find. */
export function known(resources: readonly Planned[] = [DATABASE, BUCKET], over: Partial<Known> = {}): Known {
  const plan = parsePlanJson(aPlanOf(resources));
  return {
    plan,
    findings: reviewPlan(plan, { environment: 'prod' }).findings,
    cost: { beforeUsd: 0, afterUsd: 812.4, unpriced: [] },
    project: { provider: 'aws', region: 'eu-central-1', environment: 'prod', budgetUsd: 500 },
    practices: PRACTICES,
    ...over,
  };
}
