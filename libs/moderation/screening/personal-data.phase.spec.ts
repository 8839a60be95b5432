import fc from 'fast-check';
import { warnings } from './sending.warnings';

const told = (text: string): string[] => warnings(text).map(({ rule }) => rule);
const passages = (text: string): string[] => warnings(text).map(({ start, end }) => text.slice(start, end));

/** All numbers are of the ranges that Arcep keeps for fiction, or made up with the digits in order. */
const TELEPHONES: readonly string[] = [
  '0199000001',
  '01 99 00 00 01',
  '01.99.00.00.01',
  '01-99-00-00-01',
  '01/99/00/00/01',
  '01 99 00 00 01'.replaceAll(' ', '\u00a0'),
  '01 99 00 00 01'.replaceAll(' ', '\u202f'),
  '01 99 00 00 01'.replaceAll(' ', '\u2009'),
  '01\u201199\u201100\u201100\u201101',
  '01–99–00–00–01',
  '01. 99. 00. 00. 01',
  '01 - 99 - 00 - 00 - 01',
  '01·99·00·00·01',
  '06 39 98 00 01',
  '0639 98 00 01',
  '06 3998 0001',
  '0 639 980 001',
  '0639 980001',
  '063 998 0001',
  '0639 980 001',
  '+33639980001',
  '+33 6 39 98 00 01',
  '+33 6.39.98.00.01',
  '+33-6-39-98-00-01',
  '+33 (0)6 39 98 00 01',
  '+33(0)639980001',
  '+33 (0) 6 39 98 00 01',
  '+33 639 98 00 01',
  '+33 6 39980001',
  '0033639980001',
  '0033 6 39 98 00 01',
  '00 33 6 39 98 00 01',
  '+262 692 12 34 57',
  '+262692123457',
  '+262 262 12 34 57',
  '00262 692 12 34 57',
  '0692 12 34 57',
  '0262 12 34 57',
  '+590 690 12 34 57',
  '+594 694 12 34 57',
  '+596 696 12 34 57',
  '+687 12 34 57',
  '+689 87 12 34 57',
  '０６３９９８０００１',
  '06\u200b39\u200b98\u200b00\u200b01',
];

const AROUND: readonly ((number: string) => string)[] = [
  (number) => `Appelez le ${number}.`,
  (number) => `Tél.${number}`,
  (number) => `tel:${number}, merci`,
  (number) => `Joindre Mme Durand (${number})`,
  (number) => `1. ${number}\n2. autre chose`,
  (number) => `Bureau 12, ${number} ou par courrier`,
];

describe('telephone numbers', () => {
  it.each(TELEPHONES)('are seen when written %s', (number) => {
    for (const around of AROUND) expect(passages(around(number))).toEqual([number.replace(/^\(/u, '')]);
  });

  it('are seen side by side', () => {
    expect(told('06 39 98 00 01 / 01 99 00 00 01')).toHaveLength(2);
    expect(told('06 39 98 00 01 - 01 99 00 00 01')).toHaveLength(2);
    expect(told('0639980001, 0199000001')).toHaveLength(2);
    expect(told('0639980001,0199000001')).toHaveLength(2);
    expect(told('06 39 98 00 01 01 99 00 00 01')).toHaveLength(2);
  });

  it('of services and short numbers are nobody’s', () => {
    for (const number of ['0 800 123 457', '08 00 12 34 57', '0825 12 34 57', '36 46', '3646', '112', '15']) {
      expect(told(`Appelez le ${number}.`)).toEqual([]);
    }
  });
});

const EMAILS: readonly string[] = [
  'jeanne.durand@site.fr',
  'JEANNE.DURAND@SITE.FR',
  'j.durand+dmp@chu-rennes.site.fr',
  'jeanne_durand@site.medecin.mssante.fr',
  'jeanne@xn--sant-hpa.fr',
  'jeanne\u200b@site.fr',
  'jeаnne@site.fr',
  'jeanne [at] site.fr',
  'jeanne(arobase)site.fr',
];

describe('e-mail addresses', () => {
  it.each(EMAILS)('are seen when written %s', (address) => {
    expect(passages(`Écrivez à ${address}, merci`)).toEqual([address]);
    expect(passages(`Écrivez à <${address}>.`)).toEqual([address]);
    expect(told(`mailto:${address}`)).toEqual(['personal_data.email']);
  });

  it('are seen with the dot spelt out', () => {
    const text = 'jeanne [at] site [dot] fr ou par courrier';
    expect(passages(text)).toEqual(['jeanne [at] site [dot] fr']);
  });

  it('of a service or of an example are noted and hold nothing back', () => {
    for (const address of [
      'contact@esante.gouv.fr',
      'dpo@site.fr',
      'nom@example.org',
      'ne-pas-repondre@site.fr',
    ]) {
      expect(warnings(address)[0]).toMatchObject({ rule: 'personal_data.service_email', severity: 'info' });
    }
  });

  it('are never repeated in what is told to the moderator', () => {
    for (const finding of [...warnings(EMAILS[0]!), ...warnings(TELEPHONES[0]!)]) {
      expect(finding.explanation).not.toMatch(/durand|0199/u);
    }
  });
});

const digits = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const number = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** What the trade writes with figures and is nobody’s telephone number or address. */
const TECHNICAL: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'an OID': fc
    .tuple(
      fc.constantFrom('1.2.250.1', '2.16.840.1.113883', '1.3.6.1.4.1.19376'),
      fc.array(number(0, 99999), { minLength: 2, maxLength: 7 }),
    )
    .map(([root, arcs]) => `l’OID ${[root, ...arcs].join('.')} est déclaré`),
  'a FINESS number': digits(7).map((rest) => `FINESS 75${rest} et FINESS 01 ${rest}`),
  'a FINESS number that begins with zero': digits(7).map((rest) => `établissement 02${rest}`),
  'an RPPS number': digits(10).map((rest) => `RPPS 1${rest}, identifiant national 81${rest}`),
  'a SIRET': fc
    .tuple(digits(3), digits(3), digits(2), digits(5))
    .map(([a, b, c, d]) => `SIRET ${a} ${b} 9${c} ${d}, SIREN ${a}${b}9${c}`),
  'a version': fc
    .tuple(number(0, 20), number(0, 40), number(0, 999))
    .map(([a, b, c]) => `version ${a}.${b}.${c} puis v${pad(a)}.${pad(b)}.${c}`),
  'a version in five parts': fc
    .tuple(number(1, 9), number(0, 99), number(0, 99), number(0, 99), number(0, 99), number(0, 99))
    .map(([a, ...rest]) => `version ${pad(a)}.${rest.map((part) => pad(part)).join('.')}`),
  'a NOR number': fc
    .tuple(
      fc.constantFrom('SSAZ', 'AFSX', 'PRMX', 'ECOI'),
      number(10, 26),
      digits(5),
      fc.constantFrom('A', 'L', 'D', 'R', 'C'),
    )
    .map(([body, year, rest, kind]) => `NOR : ${body}${year}${rest}${kind}`),
  'a date and time': fc
    .date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => {
      const iso = date.toISOString();
      return `le ${iso}, ${iso.slice(0, 10)}, ${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}, ${iso.replaceAll(/\D/gu, '').slice(0, 14)}, ${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(2, 4)}`;
    }),
  'a UUID': fc.uuid().map((uuid) => `identifiant urn:uuid:${uuid}`),
  'a DOI or a path': digits(10).map(
    (rest) => `doi:10.1016/${rest} et https://site.fr/dossier/${rest}?id=${rest}`,
  ),
  'an amount': fc
    .tuple(number(1, 999), number(0, 999), number(0, 999), number(0, 99))
    .map(
      ([a, b, c, d]) =>
        `${a} ${pad(b, 3)} ${pad(c, 3)},${pad(d)} euros, soit +${a} ${pad(b, 3)} ${pad(c, 3)}`,
    ),
  'a list of values': fc
    .tuple(number(1, 9), number(1, 9))
    .map(([first, step]) => `départements ${[0, 1, 2, 3, 4].map((i) => pad(first + i * step)).join(' ')}`),
  'an IP address and a port': fc
    .tuple(fc.ipV4(), number(1, 65535))
    .map(([ip, port]) => `serveur ${ip}:${port}`),
  'a code of a terminology': fc
    .tuple(number(1, 99999), number(0, 9), digits(9))
    .map(([a, b, c]) => `LOINC ${a}-${b}, SNOMED CT ${c}1${pad(b)}, CCAM ABCD00${b}`),
  'a law': fc
    .tuple(number(1970, 2026), number(1, 1999), number(1, 9999))
    .map(([year, n, article]) => `loi n° ${year}-${n}, article L. ${article}-${n % 100}-1, décret 78-${n}`),
  'an account that is no address': fc.constantFrom(
    'git@depot.fr:ans/doctrine.git',
    'le paquet @ans/doctrine@1.2.3',
    'https://medium.fr/@ans',
    'FHIR R4@4.0.1',
    'user@localhost',
    '@Deprecated',
  ),
};

describe('the figures of the trade', () => {
  it.each(Object.entries(TECHNICAL))('%s is no personal data', (_, text) => {
    fc.assert(
      fc.property(text, (sentence) => expect(told(sentence)).toEqual([])),
      { numRuns: 60 },
    );
  });
});
