import { type APIModalInteractionResponseCallbackData, ComponentType } from 'discord.js';
import { type CardId, cardId } from '../custom-id.ts';

/** Name of the field that takes the file. */
export const BATCH_FILE = 'file';

/** Takes a batch file for a draft. */
export const uploadForm = ({ deploy, at }: CardId): APIModalInteractionResponseCallbackData => ({
  custom_id: cardId('add-file', deploy, at),
  title: 'Many resources from a file',
  components: [
    {
      type: ComponentType.TextDisplay,
      content: 'CSV, YAML or XLSX. /cloud-template gives a file to fill in, or one with what the project has.',
    },
    {
      type: ComponentType.Label,
      label: 'File',
      component: {
        type: ComponentType.FileUpload,
        custom_id: BATCH_FILE,
        required: true,
        min_values: 1,
        max_values: 1,
      },
    },
  ],
});
