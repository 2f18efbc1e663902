/** A bucket for each name that holds so many and fills up within a minute. Answers the seconds to wait, 0 where there was room. */
export function createRate(perMinute: number, now: () => Date): (name: string) => number {
  const buckets = new Map<string, { left: number; at: number }>();
  return (name) => {
    const at = now().getTime();
    const bucket = buckets.get(name) ?? { left: perMinute, at };
    const left = Math.min(perMinute, bucket.left + ((at - bucket.at) * perMinute) / 60_000);
    buckets.set(name, { left: left >= 1 ? left - 1 : left, at });
    return left >= 1 ? 0 : Math.ceil(((1 - left) * 60) / perMinute);
  };
}
