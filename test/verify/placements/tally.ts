import type { Figures } from '../check';
import type { JudgedQuote } from './judged.quotes';

/** How the placements of quotes did, those whose fate the text does not decide counted apart. */
export class Tally {
  private readonly sure: JudgedQuote[];
  private readonly doubtful: JudgedQuote[];
  readonly wrong: number;
  readonly automaticShare: number;

  constructor(private readonly judged: readonly JudgedQuote[]) {
    this.sure = judged.filter(({ truth }) => truth.doubt === '');
    this.doubtful = judged.filter(({ truth }) => truth.doubt !== '');
    this.wrong = this.count(({ judgement }) => judgement === 'wrong');
    const surviving = this.count(({ truth }) => truth.verdict === 'verbatim');
    const placed = this.count(
      ({ truth, judgement }) => truth.verdict === 'verbatim' && judgement === 'right',
    );
    this.automaticShare = surviving === 0 ? 1 : placed / surviving;
  }

  count(isSo: (one: JudgedQuote) => boolean): number {
    return this.sure.filter(isSo).length;
  }

  figures(): Figures {
    const of = (verdict: JudgedQuote['truth']['verdict']): string => {
      const all = this.sure.filter(({ truth }) => truth.verdict === verdict);
      const how = (judgement: JudgedQuote['judgement']): number =>
        all.filter((one) => one.judgement === judgement).length;
      return `${all.length}(right:${how('right')},wrong:${how('wrong')},missed:${how('missed')},person:${how('person')})`;
    };
    return {
      quotes: this.judged.length,
      survive: this.count(({ truth }) => truth.verdict === 'verbatim'),
      right: this.count(({ judgement }) => judgement === 'right'),
      wrong: this.wrong,
      missed: this.count(({ judgement }) => judgement === 'missed'),
      person: this.count(({ judgement }) => judgement === 'person'),
      doubtful: `${this.doubtful.length}(elsewhere:${this.doubtful.filter(({ judgement }) => judgement === 'wrong').length})`,
      automaticShare: `${(100 * this.automaticShare).toFixed(2)}%`,
      verbatim: of('verbatim'),
      reworded: of('reworded'),
      partly: of('partly'),
      gone: of('gone'),
    };
  }
}
