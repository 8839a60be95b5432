/** How much is generated. The defaults are the size that the platform is built for. */
export interface CorpusSize {
  sections: number;
  comments: number;
  /** Comments of the fullest section. */
  fullest: number;
  participants: number;
  stages: number;
}

export const FULL_SIZE: CorpusSize = {
  sections: 200,
  comments: 200_000,
  fullest: 10_000,
  participants: 2_000,
  stages: 17,
};

/** The same shape for `comments` comments: quick runs. */
export const sizeOf = (comments: number): CorpusSize => ({
  ...FULL_SIZE,
  comments,
  fullest: Math.round((FULL_SIZE.fullest * comments) / FULL_SIZE.comments),
});
