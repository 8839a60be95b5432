/** A paragraph of the section, for those who read the discussion. */
export interface Passage {
  id: string;
  number: number;
  text: string;
  /** Those after it, over which a passage may go on; for those who choose words. */
  following?: readonly { number: number; text: string }[];
}
