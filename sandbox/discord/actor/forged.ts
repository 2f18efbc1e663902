import { ComponentType } from 'discord-api-types/v10';

/** What somebody puts into an interaction by hand. */
export interface Forged {
  /** As a menu would send them; a click when absent. */
  values?: readonly string[];
  /** As a form would send them, by the id of each field. */
  fields?: Readonly<Record<string, string>>;
}

const { Button, Label, StringSelect, TextInput } = ComponentType;

/** The data of a component or form with this id, which no message has to show. */
export function toForgedData(customId: string, { values, fields }: Forged): object {
  if (fields)
    return {
      custom_id: customId,
      components: Object.entries(fields).map(([custom_id, value], id) => ({
        ...{ type: Label, id: 2 * id + 1 },
        component: { type: TextInput, id: 2 * id + 2, custom_id, value },
      })),
    };
  const component = { id: 1, custom_id: customId };
  return values ? { ...component, component_type: StringSelect, values } : { ...component, component_type: Button };
}
