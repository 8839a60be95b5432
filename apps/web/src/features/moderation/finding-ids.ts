/** Ids on the page of a finding and of its passage, by which each leads to the other. */
export const findingId = (place: number): string => `signalement-${place + 1}`;
export const passageId = (place: number): string => `passage-${place + 1}`;
