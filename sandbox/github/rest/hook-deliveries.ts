import { instant } from '../json/links.ts';
import { type Delivery, deliveryStatus } from '../webhooks/delivery.ts';
import { notFound } from './api-error.ts';
import { type Call, type GlobalRoute, numberIn, ok } from './route.ts';

const base = '/app/hook/deliveries';

export const hookDeliveryRoutes: readonly GlobalRoute[] = [
  { on: `GET ${base}`, as: 'app', run: list },
  { on: `GET ${base}/{delivery_id}`, as: 'app', run: (call) => ok(toDelivery(find(call))) },
  { on: `POST ${base}/{delivery_id}/attempts`, as: 'app', run: redeliver },
];

const threeDaysMs = 3 * 86_400_000;

/** Newest first, three days back, with a cursor instead of pages. */
function list({ hub, query, url }: Call) {
  const { per_page: size = 30, cursor, status } = query as { per_page?: number; cursor?: string; status?: string };
  const since = hub.now().getTime() - threeDaysMs;
  const known = hub.webhooks.deliveries.filter(
    ({ outcome, createdAt }) => outcome !== 'waiting' && createdAt.getTime() > since,
  );
  const wanted = known.filter(
    ({ outcome }) => status === undefined || (outcome === 'accepted') === (status === 'success'),
  );
  const older = wanted.filter(({ id }) => cursor === undefined || id < Number(cursor)).reverse();
  const page = older.slice(0, size);
  const next = new URL(url);
  next.searchParams.set('cursor', String(page.at(-1)?.id ?? 0));
  const headers: Record<string, string> = older.length > size ? { link: `<${next.href}>; rel="next"` } : {};
  return { status: 200, body: page.map(toItem), headers };
}

function find(call: Call): Delivery {
  const id = numberIn(call, 'delivery_id');
  const delivery = call.hub.webhooks.deliveries.find((candidate) => candidate.id === id);
  if (!delivery) throw notFound();
  return delivery;
}

/** The answer does not wait for the App, which may be the one asking. */
function redeliver(call: Call) {
  void call.hub.webhooks.redeliver(find(call).guid);
  return { status: 202, body: {} };
}

const toItem = (delivery: Delivery) => ({
  id: delivery.id,
  guid: delivery.guid,
  delivered_at: instant(delivery.createdAt),
  redelivery: delivery.redelivery,
  duration: delivery.durationMs / 1000,
  status: deliveryStatus(delivery),
  status_code: delivery.statusCode,
  event: delivery.event,
  action: delivery.action,
  installation_id: delivery.installationId,
  repository_id: delivery.repositoryId,
  throttled_at: null,
});

const toDelivery = (delivery: Delivery) => ({
  ...toItem(delivery),
  request: {
    headers: { 'X-GitHub-Delivery': delivery.guid, 'X-GitHub-Event': delivery.event },
    payload: JSON.parse(delivery.payload) as Record<string, unknown>,
  },
  response: { headers: {}, payload: delivery.answer },
});
