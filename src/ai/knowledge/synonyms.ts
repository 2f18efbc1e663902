/** Names of one thing, in every cloud and among people: who says one means the others. */
const SAME: readonly (readonly string[])[] = [
  ['vm', 'virtual machine', 'ec2', 'compute engine', 'instance', 'server', 'machine'],
  ['bucket', 's3', 'gcs', 'cloud storage', 'blob', 'object storage', 'storage account'],
  ['managed database', 'relational database', 'rds', 'cloud sql', 'azure sql', 'sql database', 'aurora'],
  ['postgres', 'postgresql', 'pg'],
  ['kubernetes', 'k8s', 'eks', 'gke', 'aks', 'cluster'],
  ['pod identity', 'workload identity', 'irsa', 'service account of a pod'],
  ['container registry', 'ecr', 'artifact registry', 'acr', 'image registry'],
  ['function', 'lambda', 'cloud functions', 'azure functions', 'serverless'],
  ['serverless container', 'cloud run', 'fargate', 'container apps', 'app service'],
  ['nosql', 'dynamodb', 'firestore', 'bigtable', 'cosmos', 'cosmos db'],
  ['cache', 'redis', 'valkey', 'elasticache', 'memorystore', 'memcached'],
  ['queue', 'sqs', 'pub sub', 'service bus', 'message queue', 'dlq'],
  ['disk', 'volume', 'ebs', 'persistent disk', 'managed disk', 'block storage'],
  ['secret', 'password', 'credential', 'secrets manager', 'secret manager', 'key vault', 'api key'],
  ['encryption key', 'kms', 'customer key', 'cmek', 'cmk', 'key vault', 'key rotation'],
  ['load balancer', 'alb', 'elb', 'application gateway', 'lb'],
  ['cdn', 'cloudfront', 'cloud cdn', 'front door', 'edge cache'],
  ['waf', 'cloud armor', 'web application firewall', 'sql injection'],
  ['network', 'vpc', 'vnet', 'virtual network'],
  ['security group', 'firewall', 'nsg', 'firewall rule', 'ingress'],
  ['ssh', 'rdp', 'bastion', 'session manager', 'iap', 'port 22', 'jump host'],
  ['private endpoint', 'privatelink', 'private link', 'private service connect', 'vpc endpoint'],
  ['backup', 'back up', 'snapshot'],
  ['audit log', 'cloudtrail', 'activity log', 'audit trail'],
  ['log', 'cloudwatch logs', 'log analytics', 'cloud logging'],
  ['spot', 'preemptible', 'interruptible'],
  ['reserved instance', 'savings plan', 'committed use', 'commitment', 'reservation'],
  ['autoscaling', 'autoscale', 'autoscaler', 'scale out', 'target tracking'],
  ['scale set', 'instance group', 'autoscaling group', 'mig'],
  ['availability zone', 'zone', 'multi az', 'zone redundant', 'regional'],
  ['tag', 'label', 'cost allocation', 'chargeback'],
  ['budget', 'spending limit', 'forecast'],
  ['managed identity', 'service account', 'instance profile', 'iam role'],
  ['github actions', 'oidc', 'federation', 'ci'],
  ['guardrail', 'organisation policy', 'organization policy', 'azure policy', 'scp'],
  ['tls', 'ssl', 'https', 'encryption in transit'],
  ['warehouse', 'bigquery', 'redshift', 'synapse', 'analytics'],
  ['gpu', 'accelerator', 'machine learning', 'ml training'],
];

/** What somebody is after who says the word: in one direction only. */
const MEANS: Readonly<Record<string, readonly string[]>> = {
  cheap: ['cost', 'spot', 'right sizing', 'savings plan'],
  cheaper: ['cost', 'spot', 'right sizing', 'savings plan'],
  expensive: ['cost', 'right sizing', 'over provisioned', 'budget'],
  bill: ['cost', 'budget', 'idle'],
  save: ['cost', 'right sizing', 'commitment'],
  money: ['cost', 'budget'],
  oversized: ['right sizing', 'over provisioned'],
  downsize: ['right sizing', 'over provisioned'],
  forgotten: ['unused', 'idle', 'orphan'],
  spend: ['cost', 'budget', 'alert'],
  spent: ['cost', 'budget', 'alert'],
  email: ['alert', 'notification'],
  waste: ['unused', 'idle', 'orphan'],
  night: ['stop at night', 'schedule', 'dev environment'],
  weekend: ['stop at night', 'schedule', 'dev environment'],
  slow: ['performance', 'latency', 'throughput', 'cache'],
  latency: ['cdn', 'cache', 'global users'],
  global: ['cdn', 'global users', 'latency'],
  worldwide: ['cdn', 'global users', 'latency'],
  peak: ['autoscaling', 'load peaks', 'load test'],
  traffic: ['load', 'autoscaling'],
  website: ['static site', 'cdn', 'bucket', 'web app'],
  blog: ['static site', 'cdn', 'bucket'],
  hipaa: ['phi', 'compliance', 'encryption at rest', 'audit log'],
  health: ['health check'],
  patient: ['hipaa', 'phi', 'compliance'],
  pci: ['pci dss', 'cardholder', 'compliance', 'segmentation'],
  card: ['pci dss', 'cardholder', 'compliance'],
  payment: ['pci dss', 'cardholder', 'compliance'],
  gdpr: ['compliance', 'data residency', 'personal'],
  sox: ['change control', 'pipeline', 'audit log'],
  hack: ['least privilege', 'public access'],
  leak: ['public access', 'public bucket', 'data leak', 'exfiltration'],
  stolen: ['temporary credentials', 'least privilege', 'rotation'],
  exposed: ['public access', 'database exposure', '0.0.0.0/0'],
  everyone: ['allusers', 'public access', '0.0.0.0/0'],
  internet: ['public', '0.0.0.0/0', 'publicly accessible'],
  administrator: ['least privilege', 'privilege escalation'],
  permission: ['least privilege', 'iam policy', 'role'],
  right: ['least privilege', 'iam policy'],
  outage: ['high availability', 'failover', 'disaster recovery', 'single point of failure'],
  fail: ['high availability', 'failover', 'multi az', 'single point of failure'],
  center: ['availability zone', 'multi az', 'high availability'],
  datacenter: ['availability zone', 'multi az', 'high availability'],
  crash: ['health check', 'self healing', 'failover'],
  die: ['health check', 'self healing', 'failover', 'high availability'],
  disaster: ['disaster recovery', 'rto', 'rpo', 'failover'],
  recover: ['restore', 'backup', 'recovery'],
  restore: ['backup', 'recovery', 'restore test'],
  lose: ['backup', 'versioning', 'point in time'],
  undelete: ['versioning', 'soft delete'],
  delete: ['deletion protection', 'versioning', 'soft delete', 'accidental delete'],
  deleted: ['versioning', 'soft delete', 'accidental delete'],
  destroy: ['deletion protection', 'accidental delete'],
  ransomware: ['immutable', 'vault lock', 'backup isolation'],
  downtime: ['maintenance window', 'blue green', 'failover'],
  upgrade: ['maintenance window', 'engine upgrade', 'surge'],
  wake: ['alert', 'pager', 'notification'],
  notify: ['alert', 'notification'],
  environment: ['multi account', 'isolation', 'dev environment'],
};

/** Without the s of a plural, so that `buckets` finds `bucket`. */
const singular = (word: string): string => (/[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word);
const plain = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(singular).join(' ');

const GROUPS = SAME.map((names) => names.map((name) => ({ name, plain: plain(name) })));
const MEANINGS = new Map(Object.entries(MEANS).map(([word, meant]) => [singular(word), meant]));

/** What a question of these words could be about in other words, without those it has. */
export function otherWords(words: readonly string[]): string[] {
  const said = ` ${words.map(singular).join(' ')} `;
  const isSaid = (phrase: string) => said.includes(` ${phrase} `);
  const same = GROUPS.filter((group) => group.some((one) => isSaid(one.plain))).flat();
  const meant = words.flatMap((word) => MEANINGS.get(singular(word)) ?? []);
  const others = [...same.filter((one) => !isSaid(one.plain)).map(({ name }) => name), ...meant];
  return [...new Set(others)];
}
