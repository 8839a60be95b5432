import { newId } from '#kernel';
import {
  audienceOf,
  COMMENT_DATA,
  type CommentCase,
  type CommentDatum,
  type Person,
  type Place,
  SHOWN_NOWHERE_YET,
} from './expectations';
import type { Markers } from './markers';

/** A comment of the matrix, before it is sent. */
export interface CommentToSeed {
  readonly name: string;
  readonly standing: CommentCase;
  readonly place: Place;
  /** Whose it is: an author, or the rapporteur who enters what somebody said. */
  readonly writer: 'author' | 'rapporteurOfA';
  readonly kind: 'remark' | 'question' | 'amendment';
  readonly anchor: 'section' | 'block' | 'quote';
  /** Name of the comment that it answers. */
  readonly parent?: string;
}

const base = { place: 'A', writer: 'author', kind: 'remark', anchor: 'section' } as const;
const amendment = { ...base, kind: 'amendment', anchor: 'block' } as const;

/** Every standing, kind, anchor and provenance, in A; the same author's in B and in a closed consultation. */
export const COMMENTS: readonly CommentToSeed[] = [
  { ...amendment, name: 'published amendment', standing: 'published', anchor: 'quote' },
  { ...base, name: 'published question', standing: 'published', kind: 'question', anchor: 'block' },
  { ...base, name: 'published remark', standing: 'published' },
  { ...base, name: 'published transcription', standing: 'published', writer: 'rapporteurOfA' },
  { ...base, name: 'published in B', standing: 'published', place: 'B' },
  { ...base, name: 'published, closed', standing: 'published', place: 'closed' },
  { ...amendment, name: 'edited amendment', standing: 'published, edited' },
  { ...amendment, name: 'edit waits', standing: 'published, edit waiting' },
  { ...amendment, name: 'edit refused', standing: 'published, edit refused' },
  { ...amendment, name: 'refused amendment', standing: 'refused', anchor: 'quote' },
  { ...base, name: 'refused in B', standing: 'refused', place: 'B' },
  { ...amendment, name: 'hidden amendment', standing: 'hidden' },
  { ...base, name: 'hidden transcription', standing: 'hidden', writer: 'rapporteurOfA' },
  { ...base, name: 'withdrawn question', standing: 'withdrawn after publication', kind: 'question' },
  { ...amendment, name: 'withdrawn early', standing: 'withdrawn before publication' },
  { ...amendment, name: 'in review', standing: 'in_review' },
  { ...base, name: 'transcription in review', standing: 'in_review', writer: 'rapporteurOfA' },
  { ...base, name: 'in review in B', standing: 'in_review', place: 'B' },
  { ...base, name: 'in review, closed', standing: 'in_review', place: 'closed' },
  { ...base, name: 'published reply', standing: 'published', parent: 'published remark' },
  { ...base, name: 'reply in review', standing: 'in_review', parent: 'published remark' },
  { ...base, name: 'hidden reply', standing: 'hidden', parent: 'published remark' },
  { ...base, name: 'refused reply', standing: 'refused', parent: 'published remark' },
  { ...base, name: 'to be withdrawn', standing: 'published' },
  { ...amendment, name: 'submitted', standing: 'submitted' },
  { ...base, name: 'submitted reply', standing: 'submitted', parent: 'published remark' },
];

/** In exports, whatever became of the comment's text. */
const OF_DISPOSITIONS: readonly CommentDatum[] = [
  'motive of a disposition',
  'motive of a published disposition',
];

/** Marks the data of one comment with what the expectations say of them. */
export class CommentMarks {
  constructor(
    private readonly markers: Markers,
    private readonly comment: CommentToSeed,
  ) {}

  plant(
    datum: CommentDatum,
    what: string = datum,
    more: { must?: readonly Person[]; exported?: boolean } = {},
  ): string {
    const may = this.audience(datum);
    const { must = SHOWN_NOWHERE_YET.includes(datum) ? [] : may, exported } = more;
    const isPublicText = datum === 'text' && may.includes('visitor');
    return this.markers.plant(`${what} of « ${this.comment.name} »`, {
      may,
      must,
      inExports: exported ?? (isPublicText || OF_DISPOSITIONS.includes(datum)),
    });
  }

  watch(datum: CommentDatum, id: string, what: string): string {
    return this.markers.watch(id, `${what} of « ${this.comment.name} »`, { may: this.audience(datum) });
  }

  audience(datum: CommentDatum): readonly Person[] {
    const { standing, place, writer } = this.comment;
    const audience = COMMENT_DATA[datum][standing];
    // Words said in the room have no author with an account: nobody is written to about them.
    const told = audience === 'told' && writer === 'rapporteurOfA' ? 'moderators' : audience;
    return audienceOf(told, place, writer);
  }
}

/** What is sent for a comment; every text in it is marked. */
export function contentOf(
  marks: CommentMarks,
  comment: CommentToSeed,
  stageId: string,
): Record<string, unknown> {
  const { kind, writer, standing } = comment;
  const text = textOf(marks, standing === 'published, edited' ? 'replaced text' : 'text', comment);
  return {
    clientKey: `${marks.plant('client key')}-${newId()}`,
    kind,
    position: 'mixed',
    ...text,
    sources: [
      {
        title: marks.plant('text', 'title of a source'),
        url: `https://www.exemple.fr/${marks.plant('text', 'address of a source')}`,
      },
    ],
    ...(writer === 'rapporteurOfA' && {
      stageId,
      transcription: {
        channel: 'in_room',
        authorName: marks.plant('text', 'name of who said it', { exported: false }),
        raisedBy: marks.plant('text', 'who raised it', { exported: false }),
        organisationName: marks.plant('text', 'organisation'),
        verbatim: true,
      },
    }),
  };
}

/** A text with everything that a revision holds. */
export const textOf = (marks: CommentMarks, datum: CommentDatum, { kind, parent }: CommentToSeed) => ({
  // A reply has no title.
  ...(parent === undefined && { title: marks.plant(datum, `title, ${datum},`) }),
  body: `Il faudrait préciser ce point, ${marks.plant(datum, `body, ${datum},`)}, dans le calendrier.`,
  ...(kind === 'amendment' && {
    proposedWording: `Le calendrier, ${marks.plant(datum, `proposed wording, ${datum},`)}, est précisé.`,
  }),
});
