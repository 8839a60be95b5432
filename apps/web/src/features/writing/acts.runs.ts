/** What of an act on the tree is said once for several in a row. */
interface Reasoned {
  doneBy: string | null;
  reason: string;
}

/** Acts that follow each other, of one person and for one reason, together: steps of organising repeat what they are for. */
export function runsOf<Act extends Reasoned>(acts: readonly Act[]): [Act, ...Act[]][] {
  const runs: [Act, ...Act[]][] = [];
  for (const act of acts) {
    const last = runs.at(-1);
    if (last?.[0].doneBy === act.doneBy && last[0].reason === act.reason) last.push(act);
    else runs.push([act]);
  }
  return runs;
}
