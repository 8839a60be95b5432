/** A value as it stands in the file. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** Where facts come from. `dated` is the file’s own words: sources are dated to the day, to the month or not at all. */
export interface ImportedTourSource {
  key: string;
  title: string;
  url: string | null;
  dated: string | null;
  /** Name of the file kept by whoever compiled the facts. */
  file: string | null;
}

/** One statement of the file, whole: every key of the file is one, so that nothing is dropped. */
export interface ImportedFact {
  /** null: the tour as a whole. */
  stageSlug: string | null;
  /** The file’s key: « lieu », « programme », « ecarts.jeudis ». */
  field: string;
  value: JsonValue;
  /** Keys of sources; empty for what the compiler added. */
  sources: string[];
  note: string | null;
  /** To be shown with its note: the file has a note, a correction, or a discrepancy on it. */
  doubtful: boolean;
  /** Which reading was chosen, when the file says so. */
  chosenReading: string | null;
  /** Ids of the discrepancies that touch this fact. */
  discrepancies: string[];
}

export interface ImportedStageDay {
  /** Calendar day where the stage is, YYYY-MM-DD; the file has no hours. */
  date: string;
  weekday: string;
}

export interface ImportedSpeaker {
  name: string;
  /** What the text says in brackets: body or office. */
  role: string | null;
}

export interface ImportedProgrammeItem {
  /** « day » when the file does not tell morning from afternoon. */
  part: 'morning' | 'afternoon' | 'day';
  position: number;
  title: string;
  description: string | null;
  /** Numbers of the roadmap’s orientations. */
  orientations: number[];
  /** Only names that the text gives beyond doubt; the description keeps them all. */
  speakers: ImportedSpeaker[];
}

export interface ImportedQuantity {
  /** The first number of the text; null when there is none. */
  number: number | null;
  /** The file’s words (« plus de 250 acteurs »): the number alone would say more than is known. */
  text: string;
}

export interface ImportedMedia {
  kind: string;
  text: string;
  /** null: the file mentions it without an address. */
  url: string | null;
}

export interface ImportedStage {
  /** Lasting: cities, or the region overseas and where no city is known. */
  slug: string;
  name: string;
  regionName: string;
  /** INSEE code of the region, two digits. */
  regionCode: string;
  cities: string[];
  /** IANA name. */
  timeZone: string;
  position: number;
  /** held: an account of it was found. announced: it is only in a list. */
  status: 'held' | 'announced';
  /** True when the file corrected the date. */
  dateDoubtful: boolean;
  days: ImportedStageDay[];
  venue: string | null;
  capacity: ImportedQuantity | null;
  attendance: ImportedQuantity | null;
  programme: ImportedProgrammeItem[];
  /** Rank, format, attendance, framing, confirmation: what an account of the day says. */
  recap: ImportedFact[];
  media: ImportedMedia[];
  nextStageText: string | null;
  /** All facts of the stage, those above included. */
  facts: ImportedFact[];
}

export interface ImportedDiscrepancy {
  id: string;
  statement: string;
  /** The reading chosen. */
  decision: string;
  certainty: string | null;
  stageSlugs: string[];
}

export interface ImportedTour {
  title: string;
  sources: ImportedTourSource[];
  stages: ImportedStage[];
  /** Facts of the whole tour: general ones, discrepancies, other tours, what the file says of itself. */
  facts: ImportedFact[];
  discrepancies: ImportedDiscrepancy[];
}

export interface TourFault {
  /** JSON path. */
  path: string;
  /** In French. */
  message: string;
}

export type TourReading =
  { sound: true; tour: ImportedTour } | { sound: false; faults: TourFault[]; faultCount: number };
