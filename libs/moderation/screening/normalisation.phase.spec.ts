import { foldText } from './folded.text';
import { normalisationPhase } from './normalisation.phase';
import type { Finding, ScreeningContext } from './screening.types';

const context: ScreeningContext = {
  policy: 'before',
  findSameText: async () => ({ bySameAuthor: 0, byOthers: 0 }),
};
const run = async (text: string): Promise<Finding[]> =>
  normalisationPhase.run({ text, folded: foldText(text), isReply: false }, context);

describe('normalisation', () => {
  it.each([
    ['a NUL', 'ab\0c', 'normalisation.control', 2],
    ['an escape sequence', 'ab\u001b[31m', 'normalisation.control', 2],
    ['a right-to-left override', 'abc\u202edef', 'normalisation.bidi', 3],
    ['an isolate', 'abc\u2066def', 'normalisation.bidi', 3],
    ['a zero-width space', 'ab\u200bc', 'normalisation.zero_width', 2],
    ['a hidden tag', 'abc\u{E0041}', 'normalisation.tag', 3],
    ['a lone high surrogate', 'ab\ud800c', 'normalisation.lone_surrogate', 2],
    ['a lone low surrogate', 'ab\udc00c', 'normalisation.lone_surrogate', 2],
    ['a Cyrillic letter in a Latin word', 'La Dél\u0435gation', 'normalisation.mixed_alphabet', 3],
    ['a heap of marks', 'a' + '\u0300'.repeat(12), 'normalisation.stacked_marks', 1],
  ])('sees %s and says where', async (_, text, rule, start) => {
    const findings = await run(text);
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    expect(findings[0]).toMatchObject({ start });
    expect(findings[0]!.end).toBeGreaterThan(start);
  });

  it.each([
    'L’œuvre «\u00a0interopérable\u00a0»\u202f? Oui\u202f! Dès 2019\u202f; n°\u00a03…',
    'Cafe\u0301 de\u0301compose\u0301',
    'Dosage en μg/L et µmol, TNFα, IFNγ, β-bloquant, γGT, Δψ, IL-1β',
    'Merci à l’équipe 👩‍⚕️👨‍👩‍👧 🏳️‍🌈',
    '\ufeffUn fichier qui commence par sa marque',
    'Ligne 1\r\n\tLigne 2',
    'Москва est une ville, Αθήνα aussi',
  ])('has nothing to say about « %s »', async (text) => {
    expect(await run(text)).toEqual([]);
  });

  it('tells a kind of character once, with its number', async () => {
    const findings = await run('a\u200bb\u200bc\u200bd');
    expect(findings).toHaveLength(1);
    expect(findings[0]!.explanation).toContain('Nombre\u00a0: 3');
  });
});
