import { type Deploy, isUnapplied } from '../../core/deploy.ts';
import { inEnglish, type Translate } from '../words/t.ts';

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
export function lookOf(
  deploy: Pick<Deploy, 'state' | 'landed'>,
  { have, need }: { have: number; need: number },
  t: Translate = inEnglish,
): Look {
  const { icon, word, colour } = usualLook(deploy, { have, need }, t);
  return isUnapplied(deploy) && deploy.state.at !== 'applying'
    ? look(icon, t('look.unapplied', { word }), AMBER)
    : look(icon, word, colour);
}

function usualLook({ state }: Pick<Deploy, 'state'>, approvals: { have: number; need: number }, t: Translate): Look {
  switch (state.at) {
    case 'draft':
      return look('📝', t('look.draft'), BLURPLE);
    case 'validating':
      return state.waitingFor ? look('⏳', t('look.waiting'), BLURPLE) : look('🔎', t('look.checking'), BLURPLE);
    case 'planning':
      return look('🔄', t('look.planning'), BLURPLE);
    case 'plan_ready':
      return approvals.need > 1 || approvals.have > 0
        ? look('🟡', t('look.awaiting', approvals), AMBER)
        : look('📋', t('look.plan-ready'), BLUE);
    case 'approved':
      if (approvals.have < approvals.need) return look('🟡', t('look.awaiting', approvals), AMBER);
      return state.asked ? look('🚀', t('look.about-to-apply'), BLURPLE) : look('👍', t('look.approved'), BLUE);
    case 'applying':
      return look('🚀', t('look.applying'), BLURPLE);
    case 'applied':
      if (state.merge.is === 'withheld') return look('🟣', t('look.withheld'), AMBER);
      return state.merge.is === 'refused'
        ? look('⚠️', t('look.merge-refused'), AMBER)
        : look('✅', t('look.applied'), GREEN);
    case 'failed':
      return failedLook(state, t);
    case 'cancelled':
      return look('⚪', t('look.cancelled'), GREY);
    case 'expired':
      return look('⚪', t('look.expired'), GREY);
  }
}

function failedLook({ during, outcome }: Extract<Deploy['state'], { at: 'failed' }>, t: Translate): Look {
  if (during === 'plan') return look('❌', t('look.plan-failed'), RED);
  return outcome === 'unknown' ? look('❓', t('look.unknown'), RED) : look('❌', t('look.apply-failed'), RED);
}
