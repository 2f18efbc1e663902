import { digits, numberFor } from '../common/made-up.ts';
import { text } from '../cty/value.ts';
import type { DataModel } from '../provider/cloud-model.ts';

const API = 'https://www.googleapis.com/compute/v1/';

/** The newest image of each family is of this day. */
const IMAGE_DATE = '20260609';

/** The letters of a region's zones, where they are not a, b and c. */
const ZONES: { readonly [region: string]: string } = {
  'europe-west1': 'bcd',
  'us-central1': 'abcf',
  'us-east1': 'bcd',
};

/** What a configuration can look up. Images and zones are made up; networks are those of the sandbox. */
export const dataSources: { readonly [type: string]: DataModel } = {
  google_compute_image: {
    read(config, { settings }) {
      const family = text(config.family);
      const name = text(config.name) ?? (family && `${family}-v${IMAGE_DATE}`);
      if (!name) throw new Error('one of `family`, `name` or `filter` must be set');
      const project = text(config.project) ?? text(settings.project) ?? '';
      const id = `projects/${project}/global/images/${name}`;
      return {
        id,
        name,
        project,
        family: family ?? '',
        self_link: API + id,
        image_id: digits({ id }),
        disk_size_gb: 10,
        status: 'READY',
        creation_timestamp: '2026-06-09T00:00:00.000-07:00',
      };
    },
  },
  google_compute_zones: {
    read(config, { settings }) {
      const region = text(config.region) ?? text(settings.region);
      if (!region) throw new Error('Cannot determine region: set in this data source, or set provider-level region.');
      const project = text(config.project) ?? text(settings.project) ?? '';
      const names = [...(ZONES[region] ?? 'abc')].map((letter) => `${region}-${letter}`);
      return { id: `projects/${project}/regions/${region}`, project, names };
    },
  },
  google_compute_network: {
    read(config, { settings, objects }) {
      const name = text(config.name) ?? '';
      const project = text(config.project) ?? text(settings.project) ?? '';
      const id = `projects/${project}/global/networks/${name}`;
      const found = objects.get('google_compute_network', id);
      if (!found && name !== 'default') throw new Error(`Network Not Found : ${name}`);
      const subnetworks = objects
        .list()
        .filter(
          ({ type, attributes }) => type === 'google_compute_subnetwork' && text(attributes.network)?.endsWith(id),
        )
        .map(({ attributes }) => attributes.self_link ?? '');
      return {
        id,
        name,
        project,
        description: found?.attributes.description ?? '',
        self_link: API + id,
        network_id: numberFor(id, 10 ** 15),
        numeric_id: digits({ id }),
        subnetworks_self_links: subnetworks,
      };
    },
  },
  google_project: {
    read(config, { settings }) {
      const project = text(config.project_id) ?? text(settings.project) ?? '';
      const number = String(numberFor(project, 10 ** 12));
      return { id: `projects/${project}`, project_id: project, name: project, number };
    },
  },
};
