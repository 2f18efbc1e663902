import { type Deploy, isUnapplied } from '../../core/deploy.ts';

/** How a state looks: never by colour alone. */
export interface Look {
  icon: string;
  word: string;
  colour: number;
}

const BLURPLE = 0x5865f2;
const BLUE = 0x3498db;
const AMBER = 0xf0b232;
const GREEN = 0x23a55a;
const RED = 0xda373c;
const GREY = 0x4e5058;

export const PLAIN_COLOUR = GREY;
export const REFUSAL_COLOUR = AMBER;
export const GOOD_COLOUR = GREEN;

const look = (icon: string, word: string, colour: number): Look => ({ icon, word, colour });

/** The look of a deploy in its present state; what is merged and not applied says so. */
export function lookOf(deploy: Pick<Deploy, 'state' | 'landed'>, approvals: { have: number; need: number }): Look {
  const { icon, word, colour } = usualLook(deploy, approvals);
  return isUnapplied(deploy) && deploy.state.at !== 'applying'
    ? look(icon, `Merged, not applied · ${word}`, AMBER)
    : look(icon, word, colour);
}

function usualLook({ state }: Pick<Deploy, 'state'>, approvals: { have: number; need: number }): Look {
  switch (state.at) {
    case 'draft':
      return look('📝', 'Draft', BLURPLE);
    case 'validating':
      return state.waitingFor ? look('⏳', 'Waiting in line', BLURPLE) : look('🔎', 'Checking', BLURPLE);
    case 'planning':
      return look('🔄', 'Planning', BLURPLE);
    case 'plan_ready':
      return approvals.need > 1 || approvals.have > 0
        ? look('🟡', `Awaiting approval ${approvals.have}/${approvals.need}`, AMBER)
        : look('📋', 'Plan ready', BLUE);
    case 'approved':
      return state.asked ? look('🚀', 'About to apply', BLURPLE) : look('👍', 'Approved', BLUE);
    case 'applying':
      return look('🚀', 'Applying', BLURPLE);
    case 'applied':
      if (state.merge.is === 'withheld') return look('🟣', 'Applied in part, not merged', AMBER);
      return state.merge.is === 'refused' ? look('⚠️', 'Applied, but not merged', AMBER) : look('✅', 'Applied', GREEN);
    case 'failed':
      return failedLook(state);
    case 'cancelled':
      return look('⚪', 'Cancelled', GREY);
    case 'expired':
      return look('⚪', 'Expired', GREY);
  }
}

function failedLook({ during, outcome }: Extract<Deploy['state'], { at: 'failed' }>): Look {
  if (during === 'plan') return look('❌', 'Plan failed', RED);
  return outcome === 'unknown' ? look('❓', 'Apply ended, outcome unknown', RED) : look('❌', 'Apply failed', RED);
}
