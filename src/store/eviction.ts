/** How much of a full map goes at once: the cost of looking for what to let go is shared by as many additions. */
const share = 0.1;

/**
 * Makes room in the largest of several maps while all together hold more than `cap`, so who stores much pays for it and
 * nobody else. What `rank` ranks lowest goes first, among equals what was put in first; undefined must stay. Gives back
 * how many went.
 */
export function evictFromLargest<Value>(
  maps: readonly Map<string, Value>[],
  cap: number,
  rank: (value: Value) => number | undefined,
): number {
  const total = totalSize(maps);
  if (total <= cap) return 0;
  const largest = maps.reduce((a, b) => (b.size > a.size ? b : a));
  return evictLowest(largest, Math.max(total - cap, Math.floor(largest.size * share)), rank);
}

/** Lets go of up to `count` values, the lowest ranked first. Gives back how many went. */
export function evictLowest<Value>(
  map: Map<string, Value>,
  count: number,
  rank: (value: Value) => number | undefined,
): number {
  const candidates = [...map].flatMap(([key, value]) => {
    const ranked = rank(value);
    return ranked === undefined ? [] : [{ key, ranked }];
  });
  // The sort is stable (ECMAScript 2019), and a map is in the order of insertion.
  candidates.sort((a, b) => (a.ranked === b.ranked ? 0 : a.ranked - b.ranked));
  const going = candidates.slice(0, count);
  for (const { key } of going) map.delete(key);
  return going.length;
}

/** Lets go of what a test says yes to. */
export function deleteWhere<Value>(map: Map<string, Value>, test: (value: Value) => boolean): void {
  for (const [key, value] of map) if (test(value)) map.delete(key);
}

/** Gives back how many values several maps hold together. */
export function totalSize(maps: readonly ReadonlyMap<string, unknown>[]): number {
  return maps.reduce((sum, map) => sum + map.size, 0);
}
