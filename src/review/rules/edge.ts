import { statementsAt } from '../facts/policies-of.ts';
import { isForAnybody } from '../facts/policy.ts';
import type { Here } from '../here.ts';
import type { Place } from '../plan/place.ts';
import { type Check, on, type Rules, when } from '../rule.ts';

const HTTP = 'serves plain HTTP';
const OLD_TLS = 'accepts TLS older than 1.2';
const BALANCERS = 'aws_lb aws_alb';

const isInternal = (here: Here): boolean =>
  here.of.it.flag('internal') === true ||
  here.named('load_balancer_arn', BALANCERS).some(({ it }) => it.flag('internal') === true);

const plainListener: Check = (it, here) => {
  const actions = it.each('default_action');
  const redirects = actions.some(
    (action) => action.word('type') === 'redirect' && action.word('redirect.protocol') === 'https',
  );
  return when(it.word('protocol') === 'http' && !redirects, HTTP, isInternal(here) ? { severity: 'medium' } : {});
};

const classicListener: Check = (it, here) =>
  when(
    it.each('listener').some((one) => one.word('lb_protocol') === 'http'),
    HTTP,
    isInternal(here) ? { severity: 'medium' } : {},
  );

const PROXIES = 'google_compute_target_http_proxy google_compute_region_target_http_proxy';
const MAPS = 'google_compute_url_map google_compute_region_url_map';

/** A rule of Google leads to a proxy, the proxy to a map, and the map may only send on to HTTPS. */
const plainForwarding: Check = (it, here) => {
  const isOutside = ['external', 'external_managed'].includes(it.word('load_balancing_scheme', 'external') ?? '');
  const isPort80 = /^80(?:-80)?$/.test(it.text('port_range') ?? '');
  const proxies = here.named('target', PROXIES);
  const isProxy = proxies.length > 0 || /targethttpproxies/.test(it.word('target') ?? '');
  const maps = proxies.flatMap((proxy) => here.from(proxy).named('url_map', MAPS));
  const redirects = maps.length > 0 && maps.every((map) => map.it.flag('default_url_redirect.https_redirect') === true);
  return when(isOutside && isPort80 && isProxy && !redirects, HTTP);
};

/** Listeners of a gateway that a rule only sends on. */
const plainGateway: Check = (it) => {
  const redirected = it
    .each('request_routing_rule')
    .flatMap((rule) => (rule.at('redirect_configuration_name').isAbsent ? [] : rule.texts('http_listener_name')));
  const plain = it
    .each('http_listener')
    .filter((one) => one.word('protocol') === 'http' && !redirected.includes(one.text('name') ?? ''));
  return when(plain.length > 0, HTTP);
};

const WEB_APPS =
  'azurerm_linux_web_app azurerm_windows_web_app azurerm_linux_function_app azurerm_windows_function_app';

/** Every policy of a balancer but those that name 1.2 or 1.3 as the least. */
const isOldPolicy = (policy: string): boolean =>
  /^ELBSecurityPolicy-/i.test(policy) && !/(?:TLS|FS)(?:13)?-1-[23]/i.test(policy);

const oldViewers: Check = (it) => {
  const certificate = it.at('viewer_certificate');
  const isOwn = certificate.flag('cloudfront_default_certificate', false) === false && !certificate.isAbsent;
  return when(
    isOwn &&
      ['sslv3', 'tlsv1', 'tlsv1_2016', 'tlsv1.1_2016'].includes(
        certificate.word('minimum_protocol_version', 'tlsv1') ?? '',
      ),
    OLD_TLS,
  );
};

const oldGateway: Check = (it) => {
  const least = it.word('ssl_policy.min_protocol_version') ?? '';
  const named = it.word('ssl_policy.policy_name') ?? '';
  return when(
    /^tlsv1_[01]$/.test(least) || (/^appgwsslpolicy201[57]\d{4}$/.test(named) && !named.endsWith('20170401s')),
    OLD_TLS,
  );
};

const cdn: Check = (it) => {
  const behaviours = [...it.each('default_cache_behavior'), ...it.each('ordered_cache_behavior')];
  const origins = it
    .each('origin')
    .some((origin) => origin.word('custom_origin_config.origin_protocol_policy') === 'http-only');
  return [
    ...when(
      behaviours.some((one) => one.word('viewer_protocol_policy') === 'allow-all'),
      HTTP,
    ),
    ...when(origins, 'fetches from its origin in clear', { severity: 'medium', part: 'origin' }),
  ];
};

const isUnsigned = (it: Place, path: string): boolean =>
  it.word(path, 'none') === 'none' && it.flag('api_key_required', false) === false;

const isOutsideBalancer = (it: Place): boolean =>
  it.word('load_balancer_type', 'application') === 'application' && it.flag('internal') !== true;

const openPolicy =
  (path: string): Check =>
  (_it, here) =>
    when(statementsAt(here, path)?.some(isForAnybody), 'can be used by anybody');

const openDomain: Check = (it, here) => {
  const isInside = it.each('vpc_options').length > 0 || here.isGiven('vpc_options');
  const isOpen = statementsAt(here, 'access_policies')?.some(
    (one) => isForAnybody(one) && !one.conditions.some(({ operator }) => operator === 'ipaddress'),
  );
  return when(isOpen && !isInside, 'can be used by anybody');
};

/** What answers to the outside. */
export const edge: Rules = {
  'EDGE-001': [
    on('aws_lb_listener aws_alb_listener', plainListener),
    on('aws_elb', classicListener),
    on('google_compute_global_forwarding_rule google_compute_forwarding_rule', plainForwarding),
    on(WEB_APPS, (it) => when(it.flag('https_only', false) === false, HTTP)),
    on('azurerm_application_gateway', plainGateway),
  ],
  'EDGE-002': [
    on('aws_lb_listener aws_alb_listener', (it) => when(isOldPolicy(it.text('ssl_policy') ?? ''), OLD_TLS)),
    on('aws_cloudfront_distribution', oldViewers),
    on('aws_api_gateway_domain_name', (it) => when(it.word('security_policy') === 'tls_1_0', OLD_TLS)),
    on('google_compute_ssl_policy google_compute_region_ssl_policy', (it) =>
      when(
        ['tls_1_0', 'tls_1_1'].includes(it.word('min_tls_version', 'tls_1_0') ?? '') ||
          it.word('profile', 'compatible') === 'compatible',
        OLD_TLS,
      ),
    ),
    on(WEB_APPS, (it) => when(['1.0', '1.1'].includes(it.text('site_config.minimum_tls_version') ?? ''), OLD_TLS)),
    on('azurerm_application_gateway', oldGateway),
  ],
  'EDGE-003': [on('aws_cloudfront_distribution', cdn)],
  'EDGE-004': [
    on('aws_api_gateway_method', (it) =>
      when(it.word('http_method') !== 'options' && isUnsigned(it, 'authorization'), 'can be called by anybody'),
    ),
    on('aws_apigatewayv2_route', (it) =>
      when(
        !/^options\b/.test(it.word('route_key') ?? '') && isUnsigned(it, 'authorization_type'),
        'can be called by anybody',
      ),
    ),
  ],
  'EDGE-005': [
    on(BALANCERS, (it, here) =>
      when(
        isOutsideBalancer(it) &&
          here.joined('aws_wafv2_web_acl_association aws_wafregional_web_acl_association', 'resource_arn').length === 0,
        'has no WAF before it',
      ),
    ),
    on('aws_cloudfront_distribution', (it) => when(it.at('web_acl_id').isAbsent, 'has no WAF before it')),
    on('azurerm_application_gateway', (it) =>
      when((it.word('sku.tier') ?? 'waf_v2') !== 'waf_v2', 'has no WAF before it'),
    ),
    on('google_compute_backend_service', (it) =>
      when(
        it.at('security_policy').isAbsent && /^external/.test(it.word('load_balancing_scheme', 'external') ?? ''),
        'has no WAF before it',
      ),
    ),
  ],
  'EDGE-006': [
    on(BALANCERS, (it) =>
      when(
        it.word('load_balancer_type', 'application') === 'application' &&
          it.flag('drop_invalid_header_fields', false) === false,
        'passes malformed headers on',
      ),
    ),
  ],
  'EDGE-007': [
    on(WEB_APPS, (it) => [
      ...when(it.word('site_config.ftps_state') === 'allallowed', 'takes files by plain FTP', { part: 'ftp' }),
      ...when(it.flag('site_config.remote_debugging_enabled', false), 'can be debugged from outside', {
        severity: 'medium',
        part: 'debug',
      }),
    ]),
  ],
  'EDGE-008': [
    on('aws_transfer_server', (it) => [
      ...when(
        it.texts('protocols').some((one) => one.toUpperCase() === 'FTP'),
        'takes files by plain FTP',
        { part: 'ftp' },
      ),
      ...when(it.word('endpoint_type', 'public') === 'public', 'can be reached from the internet', {
        severity: 'low',
        part: 'public',
      }),
    ]),
  ],
  'EDGE-009': [on('aws_sqs_queue aws_sqs_queue_policy aws_sns_topic aws_sns_topic_policy', openPolicy('policy'))],
  'EDGE-010': [
    on(
      'aws_opensearch_domain aws_elasticsearch_domain aws_opensearch_domain_policy aws_elasticsearch_domain_policy',
      openDomain,
    ),
  ],
};
