import fc from 'fast-check';

const words =
  'service registre accès l’annuaire santé numérique doit être tenu à jour chaque année par les acteurs de la région été œuvre 12 % ; « mot »'.split(
    ' ',
  );
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 })
  .chain((list) =>
    fc.constantFrom(
      list.join(' '),
      `**${list[0] ?? ''}** ${list.slice(1).join(' ')}`,
      `${list.slice(0, -1).join(' ')} [${list.at(-1) ?? ''}](https://exemple.fr/${String(list.length)})`,
      `${list.join(' ')} <sup>${list[0] ?? ''}</sup> fin`,
      `*${list.join(' ')}*`,
      `${list.join('\u00A0')}\u202F!`,
    ),
  );
/** A paragraph, heading, list, quotation or table in Markdown. */
export const block = fc.oneof(
  { weight: 4, arbitrary: sentence },
  { weight: 1, arbitrary: sentence.map((text) => `### ${text}`) },
  {
    weight: 2,
    arbitrary: fc
      .array(sentence, { minLength: 1, maxLength: 4 })
      .map((items) => items.map((item, at) => (at === 2 ? `  - ${item}` : `- ${item}`)).join('\n')),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(sentence, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `1. ${item}`).join('\n')),
  },
  { weight: 1, arbitrary: sentence.map((text) => `> ${text}`) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 3 })
      .map((rows) => `| a | b |\n| --- | --- |\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`),
  },
);

/** One thing that a drafter does to a text. */
export interface Edit {
  kind: number;
  at: number;
  text: string;
}
export const edit: fc.Arbitrary<Edit> = fc.record({ kind: fc.nat(6), at: fc.nat(1000), text: sentence });

export function edited(blocks: readonly string[], edits: readonly Edit[]): string[] {
  const result = [...blocks];
  for (const { kind, at, text } of edits) {
    if (result.length === 0) result.push(text);
    const index = at % result.length;
    const chosen = result[index] ?? '';
    const parts = chosen.split(' ');
    const cut = at % (parts.length + 1);
    switch (kind) {
      case 0:
        result.splice(index, 0, text);
        break;
      case 1:
        result.splice(index, 1);
        break;
      case 2:
        result.splice(at % (result.length + 1), 0, ...result.splice(index, 1));
        break;
      case 3:
        result[index] = [...parts.slice(0, cut), ...text.split(' ').slice(0, 2), ...parts.slice(cut)].join(
          ' ',
        );
        break;
      case 4:
        result[index] = parts.filter((_, place) => place !== cut).join(' ');
        break;
      case 5:
        result.splice(index, 1, parts.slice(0, cut).join(' '), parts.slice(cut).join(' '));
        break;
      default:
        result.splice(index, 2, `${chosen} ${result[index + 1] ?? ''}`);
    }
  }
  return result;
}
