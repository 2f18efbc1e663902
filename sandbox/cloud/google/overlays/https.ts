import { numberFor } from '../../common/made-up.ts';
import { allAtPath } from '../../cty/value.ts';
import type { Overlay } from '../../provider/cloud-model.ts';

/** Load balancers with certificates. */
export const httpsOverlays: { readonly [type: string]: Overlay } = {
  google_compute_target_https_proxy: {
    title: 'TargetHttpsProxy',
    id: 'projects/{project}/global/targetHttpsProxies/{name}',
    inherits: ['project'],
    references: { url_map: 'google_compute_url_map' },
    computed: { proxy_id: ({ id }) => numberFor(id, 10 ** 15), tls_early_data: 'DISABLED' },
    latencyMs: { create: 900, update: 700, delete: 700 },
  },
  google_compute_managed_ssl_certificate: {
    title: 'ManagedSslCertificate',
    id: 'projects/{project}/global/sslCertificates/{name}',
    inherits: ['project'],
    computed: {
      certificate_id: ({ id }) => numberFor(id, 10 ** 15),
      expire_time: '2027-02-20T00:00:00.000-08:00',
      subject_alternative_names: ({ self }) => allAtPath(self, 'managed.domains').flat(),
    },
    latencyMs: { create: 1500, delete: 700 },
  },
};
