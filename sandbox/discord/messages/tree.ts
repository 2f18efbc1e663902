import { ComponentType } from 'discord-api-types/v10';
import type { Component } from './model.ts';

/** One component in its place: `path` names the fields on the way to it. */
export interface Placed {
  component: Component;
  path: (string | number)[];
  parent?: Component;
}

/** Every component, parents before children, in the order in which people see them. */
export function placed(
  components: Component[],
  path: (string | number)[] = ['components'],
  parent?: Component,
): Placed[] {
  return components.flatMap((component, index) => {
    const here = [...path, index];
    const inner = (child: Component | null | undefined, field: string): Placed[] =>
      child ? [{ component: child, path: [...here, field], parent: component }] : [];
    return [
      { component, path: here, ...(parent ? { parent } : {}) },
      ...placed(component.components ?? [], [...here, 'components'], component),
      ...inner(component.accessory, 'accessory'),
      ...inner(component.component, 'component'),
    ];
  });
}

export const flatten = (components: Component[]): Component[] => placed(components).map(({ component }) => component);

export const SELECTS: readonly ComponentType[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];

export const isSelect = ({ type }: Component) => SELECTS.includes(type);
