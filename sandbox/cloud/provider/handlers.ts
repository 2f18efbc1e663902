import { isObject } from '../cty/value.ts';
import { blockType } from '../schema/implied.ts';
import type { Handlers } from '../wire/messages.ts';
import { applyResourceChange } from './apply.ts';
import { planResourceChange } from './plan.ts';
import { importResourceState, readDataSource, readResource, upgradeResourceState } from './read.ts';
import { metadataReply, schemaReply } from './schema-messages.ts';
import { received, type Session } from './session.ts';
import { validateResourceConfig } from './validate.ts';

/** All calls of the protocol for one connection. */
export function createHandlers(session: Session): Handlers {
  const { cloud } = session;
  const nothing = async () => ({});
  return {
    GetMetadata: async () => metadataReply(cloud.schema),
    GetProviderSchema: async () => schemaReply(cloud.schema),
    GetResourceIdentitySchemas: nothing,
    GetFunctions: nothing,
    ValidateProviderConfig: nothing,
    ValidateDataResourceConfig: nothing,
    ValidateResourceConfig: validateResourceConfig(session),
    ConfigureProvider: async ({ config }) => {
      const given = received(config, blockType(cloud.schema.provider.block));
      session.settings = cloud.settings(isObject(given) ? given : {});
      return {};
    },
    UpgradeResourceState: upgradeResourceState(session),
    ReadResource: readResource(session),
    PlanResourceChange: planResourceChange(session),
    ApplyResourceChange: applyResourceChange(session),
    ImportResourceState: importResourceState(session),
    ReadDataSource: readDataSource(session),
    StopProvider: async () => {
      session.stop.abort();
      return {};
    },
  };
}
