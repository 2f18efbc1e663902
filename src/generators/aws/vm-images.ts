import type { Family } from '../../catalog/model.ts';
import { type Block, block } from '../hcl.ts';

type Arch = Family['arch'];

interface Image {
  owner: string;
  /** Pattern of its names. */
  name: Readonly<Record<Arch, string>>;
}

const debian = (version: number): Image => ({
  owner: '136693071363',
  name: { x86_64: `debian-${version}-amd64-*`, arm64: `debian-${version}-arm64-*` },
});

const ubuntu = (folder: string, release: string): Image => ({
  owner: '099720109477',
  name: {
    x86_64: `ubuntu/images/${folder}/ubuntu-${release}-amd64-server-*`,
    arm64: `ubuntu/images/${folder}/ubuntu-${release}-arm64-server-*`,
  },
});

/** Images by the names people have for them, with the account of their maker. Source: wiki.debian.org "Cloud/AmazonEC2Image", Canonical, AWS. */
const IMAGES: Readonly<Record<string, Image>> = {
  'debian-12': debian(12),
  'debian-13': debian(13),
  'ubuntu-24.04': ubuntu('hvm-ssd-gp3', 'noble-24.04'),
  'ubuntu-22.04': ubuntu('hvm-ssd', 'jammy-22.04'),
  'amazon-linux-2023': {
    owner: '137112412989',
    name: { x86_64: 'al2023-ami-2023.*-x86_64', arm64: 'al2023-ami-2023.*-arm64' },
  },
};

export const DEFAULT_IMAGE = 'debian-12';
export const imageNames = Object.keys(IMAGES);

/** One image for good, by its id. */
export const isImageId = (image: unknown): boolean => /^ami-[0-9a-f]{8,17}$/.test(String(image));

/** The look-up of the newest image of a name. */
export function imageData(address: string, image: string, arch: Arch): Block[] {
  const found = Object.hasOwn(IMAGES, image) ? IMAGES[image] : undefined;
  if (!found) return [];
  const filters = { name: found.name[arch], 'virtualization-type': 'hvm' };
  return [
    block(
      'data',
      ['aws_ami', address],
      [
        ['owners', [found.owner]],
        ['most_recent', true],
        ...Object.entries(filters).map(([name, value]) =>
          block(
            'filter',
            [],
            [
              ['name', name],
              ['values', [value]],
            ],
          ),
        ),
      ],
    ),
  ];
}
