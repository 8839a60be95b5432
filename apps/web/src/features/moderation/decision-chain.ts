interface Link {
  seq: string;
  hash: string;
  previousHash: string;
}

/** Whether each decision of a page, newest first, names the one before it; else the first one, from the top, that does not. */
export function chainOf(
  decisions: readonly Link[],
): { isWhole: true } | { isWhole: false; brokenAt: string } {
  const broken = decisions.find((decision, place) => {
    const before = decisions[place + 1];
    return before !== undefined && before.hash !== decision.previousHash;
  });
  return broken ? { isWhole: false, brokenAt: broken.seq } : { isWhole: true };
}
