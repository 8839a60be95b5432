/** A paragraph of the section, for those who read the discussion. */
export interface Passage {
  id: string;
  number: number;
  text: string;
}
