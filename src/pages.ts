import type { Config } from './config.ts';
import { createRedactor } from './core/redact.ts';
import type { Clock, Store } from './deploy/ports.ts';
import { secretsOf } from './secrets.ts';
import type { Handler } from './web/handler.ts';
import { createPlanLinks, PLANS_PATH, type PlanLinks } from './web/plan-links.ts';
import { planPage } from './web/plan-page.ts';

/** Links to what is too long for a comment; none where nobody has said under which address we can be reached. */
export const linksOf = ({
  GUILDOPS_URL: url,
  GUILDOPS_KEY_FILE: keys,
}: Pick<Config, 'GUILDOPS_URL' | 'GUILDOPS_KEY_FILE'>): PlanLinks | undefined =>
  url === undefined ? undefined : createPlanLinks({ url, keys });

/** What the public listener shows beside webhooks and health. */
export const pagesOf = (
  config: Config,
  links: PlanLinks | undefined,
  { plans }: Pick<Store, 'plans'>,
  { now }: Clock,
): Record<string, Handler> =>
  links
    ? {
        [PLANS_PATH]: planPage({
          links,
          textOf: (id) => plans.text(id),
          redact: createRedactor(secretsOf(config)),
          now,
        }),
      }
    : {};
