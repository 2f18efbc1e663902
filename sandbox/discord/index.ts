export type * from './api.ts';
export { startSandboxDiscord } from './discord.ts';
export { usualLimits } from './http/limits.ts';
export { type CardOptions, renderMessage } from './render/card.ts';
export { renderModal } from './render/modal.ts';
export { type Clock, createManualClock, type ManualClock, systemClock } from './world/clock.ts';
export { BOT_BY_DEFAULT, EVERYONE_BY_DEFAULT } from './world/permissions.ts';
