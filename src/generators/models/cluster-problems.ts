import type { Problem } from '../../core/refusal.ts';
import { wrong } from '../settings/wrong.ts';
import { parseRange, printRange, wholeRange } from './ranges.ts';

/** What is meant when neither a type nor a size of node was given: less is taken up by what Kubernetes itself runs on it. */
export const SMALLEST_NODE = { vcpus: 2, ram_gib: 8 };

interface Access {
  private: boolean;
  admin_ranges?: readonly string[] | undefined;
}

/** Ranges that are none, and a control plane that would be open to everyone. */
export function accessProblems({ private: isPrivate, admin_ranges: ranges = [] }: Access): Problem[] {
  const odd = ranges.find((text) => parseRange(text)?.first !== (wholeRange(text)?.first ?? -1));
  const whole = odd === undefined ? undefined : wholeRange(odd);
  if (odd !== undefined)
    return wrong(
      'admin_ranges',
      `${odd} is no address range`,
      `did you mean ${whole ? printRange(whole) : '203.0.113.0/24'}?`,
    );
  if (isPrivate || ranges.length > 0) return [];
  const expected = 'who reaches a control plane with a public address, such as 203.0.113.0/24';
  return wrong('admin_ranges', 'it is missing', expected);
}

export const scaleProblems = ({
  autoscaling,
}: {
  autoscaling?: { min: number; max: number } | undefined;
}): Problem[] =>
  autoscaling && autoscaling.min > autoscaling.max
    ? wrong('autoscaling', `${autoscaling.min} is more than ${autoscaling.max}`, 'the fewest nodes first')
    : [];
