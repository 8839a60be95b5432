import { latinLookAlike } from './confusable.letters';
import { invisibleKind, isPartOfPictogram, type Invisible } from './invisible.characters';
import type { Finding, ScreeningPhase } from './screening.types';

interface Seen {
  start: number;
  end: number;
  count: number;
}

const TOLD: Record<Invisible, Pick<Finding, 'rule' | 'severity' | 'score' | 'explanation' | 'hint'>> = {
  control: {
    rule: 'normalisation.control',
    severity: 'review',
    score: 0.9,
    explanation: 'Le texte contient des caractères de commande (NUL ou autres), retirés à l’affichage.',
    hint: 'Des caractères invisibles ont été trouvés dans votre texte ; saisissez à nouveau le passage.',
  },
  bidi: {
    rule: 'normalisation.bidi',
    severity: 'review',
    score: 0.8,
    explanation:
      'Des caractères changent le sens de lecture : le texte affiché peut différer du texte écrit.',
    hint: 'Des caractères qui changent le sens de lecture ont été trouvés ; saisissez à nouveau le passage.',
  },
  zero_width: {
    rule: 'normalisation.zero_width',
    severity: 'info',
    score: 0.5,
    explanation:
      'Des caractères de largeur nulle sont glissés dans le texte (copie d’une page ou contournement).',
    hint: 'Des caractères invisibles ont été trouvés dans votre texte ; ils seront retirés.',
  },
  tag: {
    rule: 'normalisation.tag',
    severity: 'review',
    score: 0.9,
    explanation: 'Le texte cache des caractères d’étiquette, qui peuvent porter un message invisible.',
    hint: 'Des caractères invisibles ont été trouvés dans votre texte ; saisissez à nouveau le passage.',
  },
  lone_surrogate: {
    rule: 'normalisation.lone_surrogate',
    severity: 'review',
    score: 0.9,
    explanation: 'Le texte contient un caractère tronqué (demi-codet isolé).',
    hint: 'Un caractère de votre texte est abîmé ; saisissez à nouveau le passage.',
  },
};

function invisibleFindings(text: string): Finding[] {
  const seen = new Map<Invisible, Seen>();
  let position = 0;
  let before: string | undefined;
  let flag = false;
  for (const character of text) {
    const end = position + character.length;
    const kind = invisibleKind(character.codePointAt(0) ?? 0);
    const byteOrderMark = character === '\ufeff' && position === 0;
    flag = kind === 'tag' && (flag || before === '\u{1F3F4}');
    if (
      kind !== undefined &&
      !byteOrderMark &&
      !flag &&
      !(character === '\u200d' && isPartOfPictogram(before))
    ) {
      const first = seen.get(kind);
      if (first) first.count += 1;
      else seen.set(kind, { start: position, end, count: 1 });
    }
    before = character;
    position = end;
  }
  return [...seen].map(([kind, { start, end, count }]) => {
    const told = TOLD[kind];
    return { ...told, start, end, explanation: told.explanation + ' Nombre : ' + String(count) + '.' };
  });
}

/**
 * A word that mixes Latin letters with letters of another alphabet that pass for Latin ones. Greek is common in
 * health (TNFα, μg, γGT), so it counts only between two small letters, in a word of four or more.
 */
function isMixedWord(word: string): boolean {
  if (!/\p{Script=Latin}/u.test(word)) return false;
  const letters = Array.from(word);
  return letters.some((letter, index) => {
    if (latinLookAlike(letter) === undefined) return false;
    if (/\p{Script=Cyrillic}|\p{Script=Armenian}/u.test(letter)) return true;
    const inside = /\p{Ll}\p{Ll}/u.test((letters[index - 1] ?? '') + (letters[index + 1] ?? ''));
    return /\p{Script=Greek}/u.test(letter) && inside && letters.length >= 4;
  });
}

function mixedWords(text: string): Finding[] {
  for (const match of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    if (!isMixedWord(match[0])) continue;
    return [
      {
        rule: 'normalisation.mixed_alphabet',
        severity: 'review',
        start: match.index,
        end: match.index + match[0].length,
        score: 0.7,
        explanation:
          'Un mot mélange des lettres latines et des lettres d’un autre alphabet qui leur ressemblent.',
        hint: 'Un mot contient des lettres d’un autre alphabet ; écrivez-le avec des lettres latines.',
      },
    ];
  }
  return [];
}

function stackedMarks(text: string): Finding[] {
  const match = /\p{M}{5,}/u.exec(text);
  if (!match) return [];
  return [
    {
      rule: 'normalisation.stacked_marks',
      severity: 'review',
      start: match.index,
      end: match.index + match[0].length,
      score: 0.8,
      explanation: 'Des signes sont empilés sur une lettre et débordent sur les lignes voisines.',
      hint: 'Des signes sont empilés sur une lettre ; saisissez à nouveau le passage.',
    },
  ];
}

/**
 * Looks for what a reader cannot see: control, direction-changing and zero-width characters, broken characters,
 * look-alike letters. Decomposed accents are not a finding: they are composed (NFC) and nobody is told.
 */
export const normalisationPhase: ScreeningPhase = {
  name: 'normalisation',
  description: 'Caractères invisibles, abîmés ou empruntés à un autre alphabet',
  onFailure: 'review',
  run: ({ text }) => [...invisibleFindings(text), ...mixedWords(text), ...stackedMarks(text)],
};
