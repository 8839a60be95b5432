import type { SnapshotHeader, SnapshotRecord, SnapshotSection } from './snapshot-record';

/** A plain published contribution, for tests and demonstrations; every field can be replaced. */
export function aRecord(fields: Partial<SnapshotRecord> = {}): SnapshotRecord {
  return {
    reference: 'C-0001',
    section: { slug: 'identite', number: '1', title: 'Identité numérique', position: 0 },
    passage: null,
    kind: 'remark',
    position: null,
    state: 'published',
    title: null,
    body: 'Le calendrier gagnerait à être précisé.',
    proposedWording: null,
    author: { name: 'Camille Exemple', category: 'Professionnel de santé', organisation: null },
    provenance: { stage: null, channel: 'online', verbatim: null },
    createdAt: '2019-11-12T22:30:00.000Z',
    publishedAt: '2019-11-13T09:00:00.000Z',
    parentReference: null,
    depth: 0,
    reactions: { for: 0, mixed: 0, against: 0 },
    sourceTally: null,
    sources: [],
    disposition: null,
    ...fields,
  };
}

/** The header that goes with the records: their sections in the order in which they appear, and what they hold. */
export function aHeader(records: SnapshotRecord[], fields: Partial<SnapshotHeader> = {}): SnapshotHeader {
  const sections = new Map<string, SnapshotSection>();
  for (const { section, state, depth, disposition } of records) {
    const { slug, number, title } = section;
    const found = sections.get(slug) ?? {
      ...{ slug, number, title, depth: (number?.split('.').length ?? 1) - 1 },
      ...{ contributions: 0, replies: 0, withDisposition: 0, removed: 0 },
    };
    sections.set(slug, found);
    if (!['published', 'hidden', 'withdrawn'].includes(state)) continue;
    if (depth > 0) found.replies += 1;
    else found.contributions += 1;
    if (depth === 0 && disposition) found.withDisposition += 1;
    else if (depth === 0 && state !== 'published') found.removed = (found.removed ?? 0) + 1;
  }
  const all = [...sections.values()];
  const sum = (read: (section: SnapshotSection) => number) =>
    all.reduce((total, section) => total + read(section), 0);
  return {
    consultationTitle: 'Doctrine technique du numérique en santé',
    releaseLabel: 'Édition soumise à concertation, septembre 2019',
    snapshotLabel: 'Arrêté n° 1',
    charterTitle: 'Charte de la concertation',
    takenAt: '2019-12-05T13:30:00.000Z',
    timeZone: 'Europe/Paris',
    digest: '0123456789abcdef'.repeat(4),
    counts: {
      records: records.length,
      contributions: sum((section) => section.contributions),
      replies: sum((section) => section.replies),
      withDisposition: sum((section) => section.withDisposition),
      removed: sum((section) => section.removed ?? 0),
    },
    sections: all,
    ...fields,
  };
}

/** Three hundred or more records that show every case of the document, in a tree of three levels. */
export function aConsultation(size: number): SnapshotRecord[] {
  const perSection = Math.ceil(size / SECTIONS.length);
  return Array.from({ length: size }, (_, at) => {
    const place = Math.floor(at / perSection);
    const section = SECTIONS[place];
    const shape = SHAPES[at % SHAPES.length];
    if (!section || !shape) throw new Error('no section or shape');
    const reference = `C-${String(at + 1).padStart(4, '0')}`;
    const isReply = shape.depth !== undefined && at % perSection >= shape.depth;
    return aRecord({
      ...shape,
      reference,
      section: { ...section, position: place },
      depth: isReply ? shape.depth : 0,
      parentReference: isReply ? `C-${String(at).padStart(4, '0')}` : null,
      createdAt: new Date(Date.UTC(2019, 8, 15) + at * 6_911_000).toISOString(),
    });
  });
}

const SECTIONS = [
  { slug: 'introduction', number: '1', title: 'Pourquoi une doctrine' },
  { slug: 'socle', number: '2', title: 'Un socle commun' },
  { slug: 'identite', number: '2.1', title: 'Identifier l’usager et le professionnel' },
  { slug: 'identite-ins', number: '2.1.1', title: 'Identité nationale de santé' },
  { slug: 'referentiels', number: '2.2', title: 'Référentiels d’interopérabilité' },
  { slug: 'services', number: '3', title: 'Services partagés entre les acteurs des territoires' },
];

const SHAPES: Partial<SnapshotRecord>[] = [
  {
    passage: 'Chaque logiciel transmet l’identité de la personne prise en charge.',
    kind: 'amendment',
    position: 'mixed',
    title: 'Préciser qui transmet',
    body: 'La phrase ne dit pas **qui** transmet, ni *quand*. Voir [le cadre commun](https://exemple.test/cadre).\n\nIl faudrait distinguer :\n\n1. l’éditeur du logiciel ;\n2. l’établissement qui l’emploie :\n   - en ville,\n   - à l’hôpital.\n\nEt recommencer à un :\n\n1. premier point ;\n2. second point.',
    proposedWording: 'L’éditeur transmet l’identité de la personne dès son admission.',
    author: {
      name: 'A',
      category: 'Établissement de santé',
      organisation: 'Centre hospitalier de l’Exemple',
    },
    provenance: { stage: 'Rennes', channel: 'in_room', verbatim: false },
    reactions: { for: 1234, mixed: 1, against: 12 },
    sources: [
      { title: 'Étude sur les identités', url: 'https://exemple.test/etude?a=1&b=2' },
      { title: 'Adresse douteuse', url: 'javascript:alert(1)' },
    ],
    disposition: {
      outcome: 'accepted_in_part',
      motive: 'L’**éditeur** est désormais nommé ; le moment de la transmission relève du référentiel.',
      setAt: '2019-12-02T10:00:00.000Z',
    },
  },
  {
    depth: 1,
    body: 'D’accord avec ce qui précède, sous réserve du coût pour les petites structures.',
    author: { name: 'B', category: 'Éditeur de logiciels', organisation: null },
    reactions: { for: 3, mixed: 0, against: 0 },
  },
  {
    depth: 2,
    kind: 'question',
    body: '> sous réserve du coût\n\nQuel serait ce coût ? 😀 `INS-C`',
    author: { name: null, category: null, organisation: null },
  },
  {
    kind: 'question',
    body: 'هل يشمل النص المرضى الأجانب؟',
    author: { name: 'C', category: 'Citoyen', organisation: null },
  },
  {
    position: 'against',
    body: 'Une phrase assez longue pour que la page se remplisse et que le texte passe à la ligne plusieurs fois. '.repeat(
      9,
    ),
    provenance: { stage: 'Saint-Denis (La Réunion)', channel: 'in_room', verbatim: true },
    disposition: {
      outcome: 'not_accepted',
      motive: 'Ce point relève de la loi.',
      setAt: '2019-12-02T23:30:00.000Z',
    },
  },
  { state: 'hidden', body: 'MASQUÉ', author: { name: 'D', category: 'Citoyen', organisation: null } },
  { state: 'withdrawn', depth: 1, body: 'RETIRÉ' },
  {
    position: 'for',
    body: '## Un titre dans le texte\n\n| Critère | Poids |\n|---|---|\n| Sécurité | 2 |\n\n- [x] fait\n- [ ] à faire\n\n<script>alert(1)</script>',
    provenance: { stage: null, channel: 'imported', verbatim: null },
    sourceTally: { label: 'site d’origine', for: 152, mixed: 20, against: 7, total: 179 },
  },
];
