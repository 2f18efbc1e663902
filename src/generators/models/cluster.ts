import { flag, optionalWord, wholeNumber, word } from '../settings/fields.ts';
import { oneOf, optionalFlag, optionalWords } from '../settings/optional.ts';
import { optionalRow } from '../settings/rows.ts';
import { MACHINE_SIZE, REFERENCE, region } from './common.ts';

/** Fewest and most nodes, in all zones together. */
export const AUTOSCALING = { min: wholeNumber('nodes', 0, 1_000, 1), max: wholeNumber('nodes', 1, 1_000, 3) };

/** Kubernetes with private nodes. Either `node_type`, or `vcpus` and `ram_gib` of a node; a small one when neither is given. */
export const clusterModel = {
  /** `1.33`; what the channel has when none is given. */
  version: optionalWord(/^1\.\d{2}$/, 'a version', 'a minor version, such as 1.33'),
  channel: oneOf(['regular', 'stable', 'rapid']),
  node_type: optionalWord(/^[A-Za-z][A-Za-z0-9._-]{1,62}$/, 'a machine type', 'a machine type of this cloud'),
  ...MACHINE_SIZE,
  /** In all zones together. */
  nodes: wholeNumber('nodes', 1, 1_000, 2),
  /** Instead of a fixed number. */
  autoscaling: optionalRow(AUTOSCALING, 'fewest and most nodes, such as 1 5'),
  node_disk_gb: wholeNumber('GB', 20, 2_000, 50),
  network: word(REFERENCE, 'the name of a network', 'the name of a network in this project, or existing:<name>'),
  subnet: optionalWord(/^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/, 'the name of a subnet', 'a subnet of the network'),
  /** The control plane is reached from inside only; otherwise from `admin_ranges`. */
  private: flag(true),
  admin_ranges: optionalWords(/^[\d./]{9,18}$/, 'an address range', 50, 'address ranges of those who administer it'),
  /** Control plane and nodes in several zones; on in prod when nothing is said. */
  high_availability: optionalFlag(),
  /** On in prod when nothing is said. */
  deletion_protection: optionalFlag(),
  region,
};
