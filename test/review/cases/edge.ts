import { type Cases, has, hasNot, one } from './case.ts';
import { anybody } from './policies.ts';

const listener = (after: Record<string, unknown>, more = {}) => one('aws_lb_listener.http', after, more);
const FORWARD = [{ type: 'forward' }];
const REDIRECT = [{ type: 'redirect', redirect: [{ protocol: 'HTTPS', port: '443' }] }];
const forwarding = (map: Record<string, unknown>) => [
  one(
    'google_compute_global_forwarding_rule.a',
    { port_range: '80', load_balancing_scheme: 'EXTERNAL_MANAGED' },
    {
      unknown: { target: true },
      refs: { target: ['google_compute_target_http_proxy.a.id', 'google_compute_target_http_proxy.a'] },
    },
  ),
  one(
    'google_compute_target_http_proxy.a',
    {},
    {
      unknown: { id: true, url_map: true },
      refs: { url_map: ['google_compute_url_map.a.id', 'google_compute_url_map.a'] },
    },
  ),
  one('google_compute_url_map.a', map, { unknown: { id: true } }),
];
const lb = (after: Record<string, unknown>) => one('aws_lb.main', after, { unknown: { arn: true } });

/** What answers to the outside, and what is written down. */
export const edge: Cases = {
  'EDGE-001': [
    has('high', 'plain HTTP', listener({ protocol: 'HTTP', default_action: FORWARD })),
    has('medium', 'plain HTTP inside', [
      listener(
        { protocol: 'HTTP', default_action: FORWARD },
        { unknown: { load_balancer_arn: true }, refs: { load_balancer_arn: ['aws_lb.main.arn', 'aws_lb.main'] } },
      ),
      lb({ internal: true }),
    ]),
    has('high', 'a rule of Google', forwarding({ default_service: 's' })),
    has('high', 'an app', one('azurerm_linux_web_app.a', { https_only: null })),
    has(
      'high',
      'a gateway',
      one('azurerm_application_gateway.a', {
        http_listener: [{ name: 'a', protocol: 'Http' }],
        request_routing_rule: [{ http_listener_name: 'a', backend_pool_name: 'b' }],
      }),
    ),
    hasNot('a redirect', listener({ protocol: 'HTTP', default_action: REDIRECT })),
    hasNot('TCP', listener({ protocol: 'TCP', default_action: FORWARD })),
    hasNot('a redirect of Google', forwarding({ default_url_redirect: [{ https_redirect: true }] })),
    hasNot(
      'a gateway that redirects',
      one('azurerm_application_gateway.a', {
        http_listener: [{ name: 'a', protocol: 'Http' }],
        request_routing_rule: [{ http_listener_name: 'a', redirect_configuration_name: 'r' }],
      }),
    ),
  ],
  'EDGE-002': [
    has('high', 'an old policy', listener({ ssl_policy: 'ELBSecurityPolicy-2016-08' })),
    has(
      'high',
      'old viewers',
      one('aws_cloudfront_distribution.a', {
        viewer_certificate: [{ acm_certificate_arn: 'c', minimum_protocol_version: 'TLSv1' }],
      }),
    ),
    has(
      'high',
      'a policy of Google',
      one('google_compute_ssl_policy.a', { profile: 'COMPATIBLE', min_tls_version: 'TLS_1_2' }),
    ),
    hasNot('a newer policy', listener({ ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' })),
    hasNot(
      'the certificate of CloudFront',
      one('aws_cloudfront_distribution.a', {
        viewer_certificate: [{ cloudfront_default_certificate: true, minimum_protocol_version: 'TLSv1' }],
      }),
    ),
    hasNot('1.2', one('google_compute_ssl_policy.a', { profile: 'MODERN', min_tls_version: 'TLS_1_2' })),
  ],
  'EDGE-003': [
    has(
      'high',
      'viewers by HTTP',
      one('aws_cloudfront_distribution.a', { default_cache_behavior: [{ viewer_protocol_policy: 'allow-all' }] }),
    ),
    has(
      'medium',
      'an origin by HTTP',
      one('aws_cloudfront_distribution.a', {
        origin: [{ custom_origin_config: [{ origin_protocol_policy: 'http-only' }] }],
      }),
    ),
    hasNot(
      'a redirect',
      one('aws_cloudfront_distribution.a', {
        default_cache_behavior: [{ viewer_protocol_policy: 'redirect-to-https' }],
      }),
    ),
  ],
  'EDGE-004': [
    has('medium', 'an open method', one('aws_api_gateway_method.a', { http_method: 'POST', authorization: 'NONE' })),
    hasNot('OPTIONS', one('aws_api_gateway_method.a', { http_method: 'OPTIONS', authorization: 'NONE' })),
    hasNot('IAM', one('aws_apigatewayv2_route.a', { route_key: 'GET /', authorization_type: 'AWS_IAM' })),
  ],
  'EDGE-005': [
    has('low', 'no WAF', lb({ internal: false })),
    hasNot('a WAF', [
      lb({ internal: false }),
      one(
        'aws_wafv2_web_acl_association.a',
        {},
        { unknown: { resource_arn: true }, refs: { resource_arn: ['aws_lb.main.arn', 'aws_lb.main'] } },
      ),
    ]),
    hasNot('an internal one', lb({ internal: true })),
  ],
  'EDGE-006': [
    has('low', 'headers', lb({ drop_invalid_header_fields: false })),
    hasNot('a network balancer', lb({ load_balancer_type: 'network' })),
  ],
  'EDGE-007': [
    has('high', 'FTP', one('azurerm_linux_web_app.a', { site_config: [{ ftps_state: 'AllAllowed' }] })),
    has(
      'medium',
      'a debugger',
      one('azurerm_windows_web_app.a', { site_config: [{ remote_debugging_enabled: true }] }),
    ),
    hasNot('FTPS', one('azurerm_linux_web_app.a', { site_config: [{ ftps_state: 'FtpsOnly' }] })),
  ],
  'EDGE-008': [
    has('high', 'FTP', one('aws_transfer_server.a', { protocols: ['SFTP', 'FTP'], endpoint_type: 'VPC' })),
    hasNot('SFTP', one('aws_transfer_server.a', { protocols: ['SFTP'], endpoint_type: 'VPC' })),
  ],
  'EDGE-009': [
    has('high', 'anybody', one('aws_sqs_queue_policy.a', { policy: anybody('sqs:SendMessage') })),
    hasNot(
      'the owner',
      one('aws_sns_topic_policy.a', { policy: anybody('sns:Publish', { StringEquals: { 'AWS:SourceOwner': '1' } }) }),
    ),
    hasNot(
      'one source',
      one('aws_sqs_queue.a', {
        policy: anybody('sqs:SendMessage', { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:x:1:t' } }),
      }),
    ),
  ],
  'EDGE-010': [
    has('high', 'anybody', one('aws_opensearch_domain.a', { access_policies: anybody('es:*'), vpc_options: [] })),
    hasNot(
      'a domain inside',
      one('aws_opensearch_domain.a', { access_policies: anybody('es:*'), vpc_options: [{ subnet_ids: ['s'] }] }),
    ),
  ],
  'LOG-001': [
    has(
      'high',
      'a trail that is off',
      one('aws_cloudtrail.a', {
        enable_logging: false,
        enable_log_file_validation: true,
        is_multi_region_trail: true,
        kms_key_id: 'k',
      }),
    ),
    has('medium', 'one region', one('aws_cloudtrail.a', { enable_log_file_validation: true, kms_key_id: 'k' })),
    hasNot(
      'a whole trail',
      one('aws_cloudtrail.a', { enable_log_file_validation: true, is_multi_region_trail: true, kms_key_id: 'k' }),
    ),
  ],
  'LOG-002': [
    has('low', 'for ever', one('aws_cloudwatch_log_group.a', { retention_in_days: 0 })),
    has('low', 'a week', one('aws_cloudwatch_log_group.a', { retention_in_days: 7 })),
    hasNot('a week of a test', one('aws_cloudwatch_log_group.a', { retention_in_days: 7, name: '/dev/app' })),
    hasNot('a year', one('aws_cloudwatch_log_group.a', { retention_in_days: 365 })),
  ],
  'LOG-003': [
    has('low', 'a balancer', lb({ access_logs: [] })),
    has('low', 'a bucket', one('aws_s3_bucket.data', { bucket: 'data' })),
    hasNot('a bucket for logs', one('aws_s3_bucket.logs', { bucket: 'acme-access-logs' })),
    hasNot('a logged bucket', [
      one('aws_s3_bucket.data', { bucket: 'data' }),
      one('aws_s3_bucket_logging.a', { bucket: 'data' }),
    ]),
  ],
};
