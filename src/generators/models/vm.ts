import { flag, optionalWord, wholeNumber, word, words } from '../settings/fields.ts';
import { optionalScript, optionalWords } from '../settings/optional.ts';
import { optionalRows } from '../settings/rows.ts';
import { MACHINE_SIZE, REFERENCE, region } from './common.ts';

const LABEL = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const DISK_TYPE = /^[A-Za-z][A-Za-z0-9_-]{1,29}$/;

/** A disk beside the boot disk; it stays when the machine is made anew. */
export const EXTRA_DISK = {
  name: word(LABEL, 'the name of a disk', 'lower-case letters, digits and hyphens, beginning with a letter'),
  gb: wholeNumber('GB', 1, 65_536, 100),
  type: optionalWord(DISK_TYPE, 'a disk type', 'a disk type of this cloud'),
};

/** A virtual machine. Either `machine_type`, or `vcpus` and `ram_gib`. */
export const vmModel = {
  machine_type: optionalWord(/^[A-Za-z][A-Za-z0-9._-]{1,62}$/, 'a machine type', 'a machine type of this cloud'),
  ...MACHINE_SIZE,
  /** The first of the region when none is given. */
  zone: optionalWord(/^[a-z0-9-]{1,40}$/, 'a zone', "a zone of the project's region"),
  /** Current Debian LTS when none is given. */
  image: optionalWord(/^[A-Za-z0-9][A-Za-z0-9._:/-]{2,250}$/, 'an image', 'an image of this cloud'),
  boot_disk_gb: wholeNumber('GB', 10, 65_536, 20),
  boot_disk_type: optionalWord(DISK_TYPE, 'a disk type', 'a disk type of this cloud'),
  network: word(REFERENCE, 'the name of a network', 'the name of a network in this project, or existing:<name>'),
  /** What firewall rules go by on GCP; labels elsewhere. */
  tags: words(LABEL, 'a network tag', 64, 'network tags: lower-case letters, digits and hyphens'),
  public_address: flag(false),
  /** Much cheaper, and stopped by the cloud whenever it needs the machine. */
  spot: flag(false),
  /** One of the network's subnets, when it has several. */
  subnet: optionalWord(LABEL, 'the name of a subnet', 'the name of a subnet of the network'),
  extra_disks: optionalRows(EXTRA_DISK, { most: 15, expected: 'one disk a line: name, GB and type, such as data 100' }),
  /** Firewalls of the project, where the cloud attaches them by name instead of by tag. */
  firewalls: optionalWords(REFERENCE, 'the name of a firewall', 5, 'names of firewalls in this project'),
  startup_script: optionalScript(16_000),
  /** An account of the cloud that the machine acts as: it must exist already. */
  identity: optionalWord(
    /^[A-Za-z0-9][A-Za-z0-9@._/+=,-]{1,250}$/,
    'an identity',
    'an existing identity of this cloud',
  ),
  region,
};
