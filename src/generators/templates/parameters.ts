import { z } from 'zod';
import type { Provider } from '../../core/project.ts';
import { SIZES } from '../../core/size.ts';
import type { FormField } from '../forms.ts';
import type { ProjectFacts, Surroundings } from '../kind.ts';
import { checkSettings, type RawSettings } from '../settings/check.ts';
import { optionalWord } from '../settings/fields.ts';
import { oneOf } from '../settings/optional.ts';
import { freePrefix } from './prefix.ts';
import { secondRegions } from './second-region.ts';
import type { Template } from './template.ts';

/** Sizes that a template can be asked for in: each is one that a role may be limited to. */
const OFFERED = [SIZES[0], SIZES[1], SIZES[2]] as const;
export type OfferedSize = (typeof OFFERED)[number];

const schema = z.strictObject({
  prefix: optionalWord(
    /^[a-z](?:[-a-z0-9]{0,18}[a-z0-9])?$/,
    'a prefix of names',
    'at most 20 lower-case letters, digits and hyphens, beginning with a letter',
  ),
  size: oneOf(OFFERED),
  // Whether the cloud knows what follows is decided by the kinds that take it.
  second_region: optionalWord(/^[a-z][a-z0-9-]{2,39}$/, 'a region', 'another region than that of the project'),
  certificate: optionalWord(/^\S{1,300}$/, 'a certificate', 'an existing certificate of this cloud'),
  identity: optionalWord(/^\S{1,400}$/, 'an identity', 'an existing identity of this cloud'),
  ssh_public_key: optionalWord(/^\S.{0,1499}$/, 'a public SSH key', 'the line of a .pub file'),
});

/** What was answered before a template is expanded. */
export type Answers = z.output<typeof schema>;
export type ParameterName = Exclude<keyof Answers, 'prefix'>;

/** What a template asks on one cloud, beside the prefix of the names. */
export const askedOn = ({ asks, asksOn }: Pick<Template, 'asks' | 'asksOn'>, provider: Provider): ParameterName[] => [
  ...asks,
  ...(asksOn?.[provider] ?? []),
];

/** @throws Refusal `bad-input` for every answer that does not fit, and for one that the template does not ask for on this cloud */
export function answersOf(template: Template, provider: Provider, raw: RawSettings): Answers {
  const { prefix, ...shape } = schema.shape;
  const names = askedOn(template, provider);
  const asked = Object.fromEntries(Object.entries(shape).filter(([name]) => names.some((one) => one === name)));
  checkSettings(z.strictObject({ prefix, ...asked }), raw);
  return checkSettings(schema, raw);
}

const FIELDS: Readonly<Record<ParameterName, (project: ProjectFacts) => FormField>> = {
  size: () => ({
    id: 'size',
    label: 'Size of its machines',
    type: 'choice',
    required: false,
    options: OFFERED.map((value, at) => ({ value, label: value, isSelected: at === 0 })),
  }),
  second_region: (project) => ({
    id: 'second_region',
    label: 'Second region',
    type: 'choice',
    required: false,
    options: secondRegions(project).map(({ id, name }, at) => ({
      value: id,
      label: id,
      description: name,
      isSelected: at === 0,
    })),
  }),
  certificate: () => ({
    id: 'certificate',
    label: 'Certificate, to be reached from outside',
    type: 'text',
    required: false,
    placeholder: 'Leave it empty to be reached from inside only',
    maxLength: 300,
  }),
  identity: () => ({
    id: 'identity',
    label: 'Identity that may read the certificate',
    type: 'text',
    required: false,
    placeholder: 'Goes with a certificate',
    maxLength: 400,
  }),
  ssh_public_key: () => ({
    id: 'ssh_public_key',
    label: 'Public SSH key of who administers machines',
    type: 'text',
    required: true,
    placeholder: 'ssh-ed25519 AAAAC3NzaC1lZDI1…',
    maxLength: 1_500,
    isLong: true,
  }),
};

/** What a template asks, as a form; the prefix that is suggested makes every name a free one. */
export function templateForm(
  template: Template,
  { project, resources }: Pick<Surroundings, 'project' | 'resources'>,
): FormField[] {
  const prefix = freePrefix(template, resources);
  return [
    {
      id: 'prefix',
      label: 'Prefix of the names',
      type: 'text',
      required: false,
      placeholder: 'shop makes shop-net of net; may be empty',
      maxLength: 20,
      ...(prefix !== '' && { value: prefix }),
    },
    ...askedOn(template, project.provider).map((name) => FIELDS[name](project)),
  ];
}
