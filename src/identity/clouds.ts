import { z } from 'zod';
import type { Issuer, Subject } from './issuer.ts';

const pattern = (form: RegExp, example: string) => z.string().regex(form, `does not look like ${example}`);
const uuid = pattern(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, '00000000-0000-0000-0000-000000000000');

/** Whose credentials a run gets for a signed statement, for each cloud. */
export const WebIdentity = z
  .strictObject({
    aws_role_arn: pattern(
      /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
      'arn:aws:iam::123456789012:role/name',
    ).optional(),
    gcp_provider: pattern(
      /^projects\/\d+\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/,
      'projects/123/locations/global/workloadIdentityPools/pool/providers/guildops',
    ).optional(),
    gcp_service_account: pattern(
      /^[a-z0-9-]+@[a-z0-9.-]+\.gserviceaccount\.com$/,
      'name@project.iam.gserviceaccount.com',
    ).optional(),
    azure_client_id: uuid.optional(),
    azure_tenant_id: uuid.optional(),
    azure_subscription_id: uuid.optional(),
  })
  .refine((given) => given.aws_role_arn || given.gcp_provider || given.azure_client_id, 'names no identity of a cloud')
  .refine((given) => !given.gcp_service_account || given.gcp_provider, 'gcp_service_account needs gcp_provider')
  .refine(
    (given) => !given.azure_client_id === !given.azure_tenant_id,
    'azure_client_id and azure_tenant_id go together',
  );
export type WebIdentity = z.output<typeof WebIdentity>;

/** What a run gets instead of a key: files in a folder of its own, and variables by which terraform's providers find them there. */
export interface RunIdentity {
  variables(folder: string): Record<string, string>;
  /** The files as they have to be now; those that hold statements are good for a quarter of an hour. */
  files(folder: string): Promise<Record<string, string>>;
}

/** The SDKs read the files anew whenever they need new credentials, so writing them again is all that a long apply needs. */
export const identityFor = (given: WebIdentity, subject: Subject, issuer: Issuer): RunIdentity => ({
  variables: (folder) => ({
    ...awsVariables(given, subject, folder),
    ...gcpVariables(given, folder),
    ...azureVariables(given, folder),
  }),
  async files(folder) {
    const sign = async (name: string, audience: string) => [[name, await issuer.sign(subject, audience)]];
    return Object.fromEntries([
      ...(given.aws_role_arn ? await sign('aws', 'sts.amazonaws.com') : []),
      ...(given.gcp_provider ? await sign('gcp', `https:${gcpAudience(given.gcp_provider)}`) : []),
      ...(given.gcp_provider ? [['gcp.json', gcpDocument(given, folder)]] : []),
      ...(given.azure_client_id ? await sign('azure', 'api://AzureADTokenExchange') : []),
    ]);
  },
});

/** Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html */
const awsVariables = (
  { aws_role_arn: role }: WebIdentity,
  { id, use }: Subject,
  folder: string,
): Record<string, string> =>
  role === undefined
    ? {}
    : {
        AWS_ROLE_ARN: role,
        AWS_WEB_IDENTITY_TOKEN_FILE: `${folder}/aws`,
        AWS_ROLE_SESSION_NAME: `guildops-${use}-${id}`.slice(0, 64),
      };

const gcpVariables = ({ gcp_provider: provider }: WebIdentity, folder: string): Record<string, string> =>
  provider === undefined ? {} : { GOOGLE_APPLICATION_CREDENTIALS: `${folder}/gcp.json` };

const gcpAudience = (provider: string): string => `//iam.googleapis.com/${provider}`;

/** Source: https://google.aip.dev/auth/4117 */
const gcpDocument = (
  { gcp_provider: provider = '', gcp_service_account: account }: WebIdentity,
  folder: string,
): string =>
  JSON.stringify({
    type: 'external_account',
    audience: gcpAudience(provider),
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: 'https://sts.googleapis.com/v1/token',
    credential_source: { file: `${folder}/gcp` },
    ...(account && {
      service_account_impersonation_url: `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${account}:generateAccessToken`,
    }),
  });

/** Source: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/service_principal_oidc */
const azureVariables = (
  { azure_client_id: client, azure_tenant_id: tenant, azure_subscription_id: subscription }: WebIdentity,
  folder: string,
): Record<string, string> =>
  client === undefined || tenant === undefined
    ? {}
    : {
        ARM_USE_OIDC: 'true',
        ARM_CLIENT_ID: client,
        ARM_TENANT_ID: tenant,
        ARM_OIDC_TOKEN_FILE_PATH: `${folder}/azure`,
        ...(subscription && { ARM_SUBSCRIPTION_ID: subscription }),
      };
