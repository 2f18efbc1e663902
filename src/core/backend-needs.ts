import { type CloudBackend, objectOf } from './backend.ts';

/** What has to exist before a state can be kept in a cloud, for people. */
export interface BackendNeeds {
  /** One sentence each. */
  what: readonly string[];
  /** Shell lines that make it; every word in them was checked to be a plain name. REGION is for people to fill in. */
  commands: readonly string[];
}

/** What must exist first. GuildOps makes none of it: whoever may make buckets may also read every state. */
export function backendNeeds(backend: CloudBackend): BackendNeeds {
  const { key } = objectOf(backend);
  switch (backend.kind) {
    case 's3':
      return {
        what: [
          `The bucket ${backend.bucket} in ${backend.region}, with versioning on.`,
          `For plan: s3:ListBucket and s3:GetBucketVersioning on the bucket, s3:GetObject on ${key}, s3:GetObject, s3:PutObject and s3:DeleteObject on ${key}.tflock.`,
          `For apply: the same, and s3:PutObject on ${key}.`,
        ],
        commands: s3Commands(backend),
      };
    case 'gcs': {
      const lock = key.replace(/\.tfstate$/, '.tflock');
      return {
        what: [
          `The bucket ${backend.bucket}, with versioning on.`,
          `For plan: storage.buckets.get and storage.objects.list on the bucket, storage.objects.get and create on ${key} (terraform writes an empty state first), storage.objects.get, create and delete on ${lock}.`,
          `For apply: the same, and storage.objects.delete on ${key}, without which nothing is written over.`,
        ],
        commands: [
          `gcloud storage buckets create gs://${backend.bucket} --location=REGION --uniform-bucket-level-access --public-access-prevention`,
          `gcloud storage buckets update gs://${backend.bucket} --versioning`,
        ],
      };
    }
    case 'azurerm':
      return {
        what: [
          `The container ${backend.container} in the storage account ${backend.account} (resource group ${backend.group}), with blob versioning on.`,
          'For plan and apply: the role Storage Blob Data Contributor on the container; a lock is a lease, and a lease is a write.',
          'For doctor: Reader on the storage account, to see whether versioning is on.',
        ],
        commands: azureCommands(backend),
      };
  }
}

function s3Commands({ bucket, region }: Extract<CloudBackend, { kind: 's3' }>): string[] {
  const place = region === 'us-east-1' ? '' : ` --create-bucket-configuration LocationConstraint=${region}`;
  const shut = 'BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true';
  return [
    `aws s3api create-bucket --bucket ${bucket} --region ${region}${place}`,
    `aws s3api put-bucket-versioning --bucket ${bucket} --versioning-configuration Status=Enabled`,
    `aws s3api put-public-access-block --bucket ${bucket} --public-access-block-configuration ${shut}`,
  ];
}

function azureCommands({ group, account, container }: Extract<CloudBackend, { kind: 'azurerm' }>): string[] {
  const of = `--account-name ${account} --resource-group '${group}'`;
  return [
    `az group create --name '${group}' --location REGION`,
    `az storage account create --name ${account} --resource-group '${group}' --allow-blob-public-access false --min-tls-version TLS1_2`,
    `az storage account blob-service-properties update ${of} --enable-versioning true`,
    `az storage container create --account-name ${account} --name ${container} --auth-mode login`,
  ];
}
