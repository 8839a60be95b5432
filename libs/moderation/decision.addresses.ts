/** Address of a consultation's charter, which a statement of reasons refers to. */
export const charterUrl = (publicUrl: string, consultationSlug: string): string =>
  new URL(`/concertations/${encodeURIComponent(consultationSlug)}#charte`, publicUrl).href;

/** Where participants find all that they have sent. */
export const contributionsUrl = (publicUrl: string): string => new URL('/mes-contributions', publicUrl).href;

/** Where authors find their text, the decisions on it and the way to an appeal. */
export const contributionUrl = (publicUrl: string, commentId: string): string =>
  new URL(`/mes-contributions/${encodeURIComponent(commentId)}`, publicUrl).href;
