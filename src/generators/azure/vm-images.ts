import type { Family } from '../../catalog/model.ts';
import { nearest } from '../../catalog/nearest.ts';
import type { Problem } from '../../core/refusal.ts';
import { type Body, block } from '../hcl.ts';
import { wrong } from '../settings/wrong.ts';

type Arch = Family['arch'];

interface Image {
  publisher: string;
  offer: string;
  sku: Readonly<Record<Arch, string>>;
  /** Whether Azure's login by Entra is made for it. Source: Azure, "Sign in to a Linux virtual machine by using Entra ID". */
  takesEntra: boolean;
}

const debian = (version: number, takesEntra: boolean): Image => ({
  publisher: 'Debian',
  offer: `debian-${version}`,
  sku: { x86_64: `${version}-gen2`, arm64: `${version}-arm64` },
  takesEntra,
});

/** Images by the names people have for them. Source: wiki.debian.org "Cloud/MicrosoftAzure", Canonical "Find Ubuntu images on Azure". */
const IMAGES: Readonly<Record<string, Image>> = {
  'debian-12': debian(12, true),
  'debian-13': debian(13, false),
  'ubuntu-24.04': {
    publisher: 'Canonical',
    offer: 'ubuntu-24_04-lts',
    sku: { x86_64: 'server', arm64: 'server-arm64' },
    takesEntra: true,
  },
  'ubuntu-22.04': {
    publisher: 'Canonical',
    offer: '0001-com-ubuntu-server-jammy',
    sku: { x86_64: '22_04-lts-gen2', arm64: '22_04-lts-arm64' },
    takesEntra: true,
  },
};

export const DEFAULT_IMAGE = 'debian-12';
export const imageNames = Object.keys(IMAGES);

/** An image of a person's own, by its id. */
const ID =
  /^\/subscriptions\/[0-9a-fA-F-]{36}\/resourceGroups\/[\w.()-]{1,90}\/providers\/Microsoft\.Compute\/(?:images|galleries)\/[\w./-]{1,200}$/;

const imageNamed = (image: string): Image | undefined => (Object.hasOwn(IMAGES, image) ? IMAGES[image] : undefined);

/** The name people have for an image of a publisher; undefined for one of the others. */
export const imageLike = (publisher: string, offer: string, sku: string): string | undefined =>
  Object.entries(IMAGES).find(
    ([, one]) => one.publisher === publisher && one.offer === offer && Object.values(one.sku).includes(sku),
  )?.[0];

export const takesEntra = (image: string): boolean => imageNamed(image)?.takesEntra === true;

export function imageProblems(image: string): Problem[] {
  if (ID.test(image) || imageNamed(image)) return [];
  const meant = nearest(image, imageNames);
  const expected = meant ? `did you mean ${meant}?` : `the id of an image, or one of ${imageNames.join(', ')}`;
  return wrong('image', `there is no image ${image}`, expected);
}

/** The newest image of a name, or one for good by its id. */
export function imageBody(image: string, arch: Arch): Body {
  const found = imageNamed(image);
  if (!found) return [['source_image_id', image]];
  const { publisher, offer, sku } = found;
  return [
    block(
      'source_image_reference',
      [],
      [
        ['publisher', publisher],
        ['offer', offer],
        ['sku', sku[arch]],
        ['version', 'latest'],
      ],
    ),
  ];
}
