import { dataLandingZone } from '../../generators/templates/data-landing-zone.ts';
import { failover } from '../../generators/templates/failover.ts';
import { privateKubernetes } from '../../generators/templates/private-kubernetes.ts';
import { staticSite } from '../../generators/templates/static-site.ts';
import { threeTierWeb } from '../../generators/templates/three-tier-web.ts';
import type { Blueprint } from '../blueprint.ts';

export const webApp: Blueprint = {
  id: 'web-app',
  title: 'Web application in three tiers',
  why: 'Pages, application and data each stand for themselves, in two zones, and only the load balancer is reached from outside.',
  hints: [
    {
      words:
        /\b(?:web ?(?:app(?:lication)?|shop|store|portal)|e-?commerce|online (?:shop|store)|saas|crm|cms|storefront|checkout)\b/i,
      weight: 4,
    },
    {
      words: /\b(?:django|rails|laravel|spring|next\.?js|users|customers|patients|portal|dashboard|shop)\b/i,
      weight: 2,
    },
    { words: /\b(?:web ?sites?|web|app(?:lication)?)\b/i, weight: 1 },
  ],
  template: threeTierWeb,
  complexity: 'moderate',
  setUpMinutes: [30, 60],
  ...{ simplicity: 3, scalability: 4, reliability: 4 },
  otherWays: [
    {
      what: 'Pages and application on the same machines',
      impact: 'Two machines fewer',
      tradeOff: 'What breaks into the pages stands beside the data',
    },
  ],
};

export const site: Blueprint = {
  id: 'static-site',
  title: 'Static site',
  why: 'Pages that are the same for everybody need a bucket and something small that serves them.',
  hints: [
    {
      words:
        /\b(?:static|landing|marketing|documentation|docs|portfolio|brochure)\b.{0,20}\b(?:sites?|pages?|web ?sites?)\b/i,
      weight: 5,
    },
    { words: /\b(?:html|jekyll|hugo|docusaurus|gatsby|single[- ]page|spa|react app)\b/i, weight: 3 },
  ],
  template: staticSite,
  complexity: 'simple',
  setUpMinutes: [15, 30],
  ...{ simplicity: 4, scalability: 3, reliability: 4 },
  otherWays: [
    {
      what: 'A content delivery network in front of the bucket, without machines',
      impact: 'A few dollars a month, and near to everybody',
      tradeOff: 'GuildOps does not generate it: its code is written by hand',
    },
  ],
};

export const kubernetes: Blueprint = {
  id: 'kubernetes',
  title: 'Private Kubernetes',
  why: 'A managed cluster without public addresses runs many containers, and grows and shrinks with them.',
  hints: [
    { words: /\b(?:kubernetes|k8s|gke|eks|aks|helm|argo ?cd)\b/i, weight: 7 },
    { words: /\b(?:many|dozens of|hundreds of) (?:micro)?services\b/i, weight: 4 },
    { words: /\b(?:containers?|docker|orchestrat(?:e|ion)|service mesh)\b/i, weight: 3 },
  ],
  template: privateKubernetes,
  complexity: 'complex',
  setUpMinutes: [30, 90],
  ...{ simplicity: 1, scalability: 5, reliability: 4, leaning: { gcp: 1 } },
  otherWays: [
    {
      what: 'Two machines with containers behind a load balancer',
      impact: 'No control plane to pay and to learn',
      tradeOff: 'You place and restart containers yourself; beyond about ten services that is more work',
    },
  ],
};

export const pipeline: Blueprint = {
  id: 'data-pipeline',
  title: 'Data pipeline',
  why: 'Raw and refined data lie apart, old raw data becomes cheaper by itself, and a spot machine does the work between.',
  hints: [
    { words: /\b(?:data (?:pipelines?|lakes?|platform|landing zone|warehouse|ingest(?:ion)?)|etl|elt)\b/i, weight: 5 },
    {
      words:
        /\b(?:analytics|airflow|spark|ingest(?:ion|ing)?|event stream|clickstream|sensor data|iot|telemetry|parquet)\b/i,
      weight: 3,
    },
  ],
  template: dataLandingZone,
  complexity: 'moderate',
  setUpMinutes: [15, 30],
  ...{ simplicity: 3, scalability: 4, reliability: 3, leaning: { gcp: 1 }, canBeStopped: true },
  otherWays: [
    {
      what: "The cloud's own data warehouse (BigQuery, Redshift, Synapse)",
      impact: 'Queries over terabytes without machines of your own',
      tradeOff: 'Billed by what is read; GuildOps does not generate it',
    },
  ],
};

export const twoRegions: Blueprint = {
  id: 'two-regions',
  title: 'Two regions',
  why: 'The same stands in two regions, so that one alone can carry on.',
  hints: [
    {
      words:
        /\b(?:multi-?region|two regions|second region|another region|disaster recovery|fail-?over|dr site|region(?:al)? outage)\b/i,
      weight: 7,
    },
    { words: /\b(?:99\.9\d+ ?%|business continuity|rto|rpo|always available)\b/i, weight: 3 },
  ],
  template: failover,
  complexity: 'complex',
  setUpMinutes: [45, 120],
  ...{ simplicity: 2, scalability: 4, reliability: 5 },
  otherWays: [
    {
      what: 'One region with two zones, and backups in another region',
      impact: 'About half the price',
      tradeOff: 'When the region is gone, hours pass until the backup runs elsewhere',
    },
  ],
};
