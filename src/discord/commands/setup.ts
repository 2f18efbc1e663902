import type { Command } from '../command.ts';
import { setupCard } from '../render/setup.ts';

export const setup: Command = {
  spec: {
    name: 'cloud-setup',
    description: 'Set this server up: channels, who is asked, alerts; and see what is missing',
    forAdmins: true,
  },
  handle: async (context) => {
    const { asked, by, needs } = context;
    const { guild, mayManage } = asked;
    const settings = await needs.useCases.chooseSettings({ guild, by, mayManage, change: { set: 'nothing' } });
    return setupCard(context, settings);
  },
};
