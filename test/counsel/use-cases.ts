import type { Budget, Framework, SecurityLevel } from '../../src/core/counsel.ts';

/** A use case as people write it, and what must be recommended for it. */
export interface Row {
  useCase: string;
  blueprint: string;
  budget?: Budget;
  security?: SecurityLevel;
  framework?: Framework;
  size?: 'small' | 'medium' | 'large';
  environment?: 'dev' | 'prod';
  /** Part of a violation, a warning, an alternative or a duty. */
  violation?: string;
  warning?: RegExp;
  alternative?: RegExp;
  duty?: RegExp;
}

export const USE_CASES: readonly Row[] = [
  { useCase: 'A small WordPress blog for our bakery', blueprint: 'one-machine', size: 'small', budget: 'low' },
  { useCase: 'Host a Discord bot for my community', blueprint: 'one-machine' },
  { useCase: 'VPN server for five people', blueprint: 'one-machine' },
  { useCase: 'A Minecraft game server for 20 players', blueprint: 'one-machine', size: 'small' },
  { useCase: 'internal wiki for the team', blueprint: 'one-machine' },
  {
    useCase: 'a wiki that customers read 24/7',
    blueprint: 'one-machine',
    environment: 'prod',
    warning: /single point of failure/,
  },
  { useCase: 'A sandbox to try things out', blueprint: 'dev-sandbox', environment: 'dev' },
  { useCase: 'test machine for developers', blueprint: 'dev-sandbox' },
  { useCase: 'playground for a hackathon next week', blueprint: 'dev-sandbox', alternative: /without spot/ },
  { useCase: 'prototype of an experiment, nothing serious', blueprint: 'dev-sandbox' },
  { useCase: 'store backups of our office computers', blueprint: 'files', size: 'small' },
  { useCase: 'archive for old documents', blueprint: 'files', alternative: /archive class/ },
  { useCase: 'an s3 bucket for uploads', blueprint: 'files' },
  { useCase: 'static website for a landing page', blueprint: 'static-site' },
  { useCase: 'documentation site built with Hugo', blueprint: 'static-site', alternative: /content delivery/ },
  { useCase: 'marketing pages as plain html', blueprint: 'static-site' },
  { useCase: 'a managed Postgres database for reporting', blueprint: 'managed-database' },
  { useCase: 'production MySQL database with backups', blueprint: 'managed-database', environment: 'prod' },
  {
    useCase: 'a database open to the internet for partners',
    blueprint: 'managed-database',
    violation: 'open',
  },
  {
    useCase: 'patient records database without encryption',
    blueprint: 'managed-database',
    violation: 'unprotected-data',
    alternative: /Encryption/,
  },
  { useCase: 'nightly batch jobs that crunch numbers', blueprint: 'batch' },
  { useCase: 'render farm: rendering videos at night', blueprint: 'batch', budget: 'low' },
  { useCase: 'CI runners for our builds', blueprint: 'batch' },
  { useCase: 'queue workers that customers wait for 24/7', blueprint: 'batch', warning: /Spot machines/ },
  {
    useCase: 'REST API for a mobile app with 10,000 users',
    blueprint: 'api',
    size: 'medium',
    alternative: /size small/,
  },
  { useCase: 'GraphQL backend for our iOS app', blueprint: 'api' },
  { useCase: 'webhook endpoint that gets 500 requests an hour', blueprint: 'api', size: 'small' },
  { useCase: 'backend of a payment service taking credit cards', blueprint: 'api', warning: /PCI DSS/ },
  { useCase: 'payments API', blueprint: 'api', framework: 'pci-dss', environment: 'prod', duty: /approved vendor/ },
  { useCase: 'web shop for 200,000 customers', blueprint: 'web-app', size: 'large', environment: 'prod' },
  { useCase: 'SaaS web application built with Django', blueprint: 'web-app' },
  { useCase: 'patient portal for a hospital', blueprint: 'web-app', framework: 'hipaa', duty: /BAA/ },
  { useCase: 'patient portal for a hospital', blueprint: 'web-app', warning: /HIPAA/ },
  { useCase: 'customer portal with personal data', blueprint: 'web-app', framework: 'gdpr', duty: /EEA/ },
  {
    useCase: 'accounting system web app with the general ledger',
    blueprint: 'web-app',
    framework: 'sox',
    duty: /approver/,
  },
  {
    useCase: 'web shop with a checkout',
    blueprint: 'web-app',
    budget: 'low',
    violation: 'over-budget',
    alternative: /one machine/,
  },
  { useCase: 'web app with ssh open to everyone', blueprint: 'web-app', violation: 'open' },
  { useCase: 'web app with port 22 from 0.0.0.0/0', blueprint: 'web-app', violation: 'open' },
  { useCase: 'ETL data pipeline into a data lake', blueprint: 'data-pipeline' },
  { useCase: 'ingest IoT sensor data for analytics', blueprint: 'data-pipeline', alternative: /warehouse/ },
  { useCase: 'Kubernetes for dozens of microservices', blueprint: 'kubernetes', budget: 'high', size: 'large' },
  { useCase: 'I am a beginner and want k8s for my app', blueprint: 'kubernetes', warning: /a lot for a beginning/ },
  { useCase: 'containers with an orchestration and helm charts', blueprint: 'kubernetes' },
  {
    useCase: 'train a machine learning model on a GPU',
    blueprint: 'gpu',
    budget: 'low',
    violation: 'accelerator-budget',
    alternative: /hours a month/,
  },
  {
    useCase: 'LLM inference with a GPU',
    blueprint: 'gpu',
    budget: 'high',
    warning: /generates no machines with accelerators/,
  },
  { useCase: 'fine-tune stable diffusion with pytorch', blueprint: 'gpu', budget: 'medium' },
  { useCase: 'multi-region setup with failover', blueprint: 'two-regions', alternative: /One region/ },
  { useCase: 'disaster recovery in a second region', blueprint: 'two-regions' },
  { useCase: 'something for my company', blueprint: 'one-machine', warning: /says little/ },
  {
    useCase: 'secret stuff, compliance please',
    blueprint: 'one-machine',
    security: 'compliance',
    environment: 'prod',
    warning: /which framework/,
  },
];
