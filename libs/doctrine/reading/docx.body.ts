import { DocxDrawings } from './docx.drawings';
import { DocxEquations } from './docx.equations';
import { type DocxFacts } from './docx.facts';
import { isContentsField, judgeField, longField, OpenFields } from './docx.fields';
import type { DocxNumbering } from './docx.numbering';
import { OpenParagraphs } from './docx.paragraphs';
import type { DocxStyles } from './docx.styles';
import { type Fate, rewriteXml, type RewritingRules, type WrittenElement } from './xml.rewriting';

interface Control {
  isContents: boolean;
  isPlaceholder: boolean;
}

export interface DocxBody {
  bytes: Buffer;
  /** Words that are kept, paragraph by paragraph. */
  stretches: string[];
}

const GOES = new Set(
  (
    'w:pPrChange w:rPrChange w:tblPrChange w:tblPrExChange w:trPrChange w:tcPrChange w:sectPrChange w:tblGridChange ' +
    'w:numberingChange w:sectPr w:rt w:rubyPr w:smartTagPr w:customXmlPr w:softHyphen'
  ).split(' '),
);
/** What only wraps words; the reader (mammoth) knows few of them and leaves out what the others hold. */
const WRAPS = new Set(
  'mc:AlternateContent w:sdt w:dir w:bdo w:ruby w:rubyBase w:smartTag w:customXml'.split(' '),
);
/** Namespaces that a drawing may require. Drawings of these kinds are read; of others (charts, inks, models), what the document gives in their place. */
const KNOWN_KINDS = /^(?:wps|wpg|wpc|wp14|w14|w15|w16\w*|pic|a14)$/;

const isOn = (value: string | undefined): boolean => value !== '0' && value !== 'false';

/** The rules by which a document's body or its notes are made plain for the reader. */
class BodyRules implements RewritingRules {
  readonly paragraphs: OpenParagraphs;
  private readonly controls: Control[] = [];
  private readonly alternatives: { isChosen: boolean }[] = [];
  private readonly fields: OpenFields;
  private readonly drawings: DocxDrawings;
  private readonly equations = new DocxEquations();

  constructor(
    private readonly file: string,
    private readonly facts: DocxFacts,
    private readonly styles: DocxStyles,
    numbering: DocxNumbering,
  ) {
    this.paragraphs = new OpenParagraphs(facts, styles, numbering);
    this.fields = new OpenFields(file);
    this.drawings = new DocxDrawings(facts);
  }

  open(name: string, attributes: Readonly<Record<string, string>>, above: readonly WrittenElement[]): Fate {
    const value = attributes['w:val'];
    const parent = above.at(-1)?.name ?? '';
    const { paragraph } = this.paragraphs;
    const control = this.controls.at(-1);
    this.drawings.open(name, attributes);
    if (name === 'm:oMath') {
      this.facts.equations += 1;
      paragraph?.stretches.push('');
    }
    const ofEquation = this.equations.open(name, attributes['m:val']);
    if (ofEquation !== null) return ofEquation;
    if (GOES.has(name)) return 'drop';
    switch (name) {
      case 'w:p':
        this.paragraphs.begin();
        break;
      case 'w:pStyle':
        if (paragraph) paragraph.style = value ?? '';
        if (this.styles.headingLevel(value ?? '') !== null) this.fields.endContents();
        break;
      case 'w:outlineLvl':
        if (paragraph && parent === 'w:pPr' && Number(value) < 9) {
          paragraph.outline = Number(value);
          this.fields.endContents();
        }
        break;
      case 'w:numId':
        if (paragraph) paragraph.numbering.list = value ?? '';
        break;
      case 'w:ilvl':
        if (paragraph) paragraph.numbering.level = Number(value ?? 0);
        break;
      case 'w:r':
        this.paragraphs.beginRun(this.fields.inContents);
        break;
      case 'w:vanish':
        if (above.at(-2)?.name === 'w:r' && isOn(value)) this.paragraphs.hideRun();
        break;
      case 'w:ins':
      case 'w:moveTo':
      case 'w:del':
      case 'w:moveFrom':
        return this.tracked(name, parent, above);
      case 'mc:AlternateContent':
        this.alternatives.push({ isChosen: false });
        break;
      case 'mc:Choice':
      case 'mc:Fallback':
        return this.alternative(name === 'mc:Fallback' ? null : (attributes.Requires ?? ''));
      case 'w:sdt':
        this.controls.push({ isContents: false, isPlaceholder: false });
        break;
      case 'w:docPartGallery':
        if (control && /^Table of (?:Contents|Figures)$/i.test(value ?? '')) control.isContents = true;
        break;
      case 'w:showingPlcHdr':
        if (control && isOn(value)) control.isPlaceholder = true;
        break;
      case 'w:sdtContent':
        return this.controlContent();
      case 'w:fldSimple':
        return this.simpleField(attributes['w:instr'] ?? '');
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        paragraph?.stretches.push('');
        break;
      case 'w:commentReference':
        this.facts.comments += 1;
        break;
      case 'w:altChunk':
      case 'w:subDoc':
        this.facts.embedded += 1;
        break;
      default:
    }
    return WRAPS.has(name) ? 'unwrap' : 'keep';
  }

  close(element: WrittenElement, above: readonly WrittenElement[], written: string): string {
    const { name, attributes, inner } = element;
    if (this.equations.isOpen(name)) {
      if (name === 'm:oMath') this.paragraphs.paragraph?.stretches.push(this.equations.words ?? '', '');
      return this.equations.close(element, above.at(-1));
    }
    switch (name) {
      case 'w:p':
        return this.paragraphs.end(
          element,
          above.some((around) => around.name === 'w:tc'),
        );
      case 'w:pPr':
        return this.paragraphs.endProperties(written, inner);
      case 'w:numPr':
        // Written again with what the styles say of it, which the reader does not look up.
        return above.at(-1)?.name === 'w:pPr' ? '' : written;
      case 'w:r':
        return this.paragraphs.endRun(written, this.fields.inContents);
      case 'w:txbxContent':
        this.drawings.textBox();
        return this.paragraphs.takeTextBox(inner);
      case 'w:fldChar':
        if (this.fields.mark(attributes['w:fldCharType'] ?? '')) this.facts.contents += 1;
        return written;
      case 'w:fldSimple':
        return this.endSimpleField(attributes['w:instr'] ?? '', inner);
      case 'w:sdt':
        this.controls.pop();
        return written;
      case 'w:sdtPr':
      case 'w:sdtEndPr':
        return '';
      case 'mc:AlternateContent':
        this.alternatives.pop();
        return written;
      case 'w:cr':
        return '<w:br/>';
      case 'w:ptab':
        return '<w:tab/>';
      case 'w:br':
        // The end of a page parts words, and is no line of the text.
        return /^(?:page|column)$/.test(attributes['w:type'] ?? '')
          ? '<w:t xml:space="preserve"> </w:t>'
          : written;
      default:
        return this.drawings.close(element, above.at(-1)?.name ?? '', written);
    }
  }

  text(value: string, above: readonly WrittenElement[]): void {
    const name = above.at(-1)?.name ?? '';
    if (this.equations.isOpen(name)) this.equations.say(value);
    else if (name === 'w:t') this.paragraphs.say(value);
    else if (name === 'w:instrText') this.fields.instruct(value);
  }

  /** Changes that are followed: what was added stays, what was taken away or moved goes. Marks of ends and rows stay for the reader. */
  private tracked(name: string, parent: string, above: readonly WrittenElement[]): Fate {
    const isAdded = name === 'w:ins' || name === 'w:moveTo';
    if (name === 'w:ins') this.facts.insertions += 1;
    else if (name === 'w:del') this.facts.deletions += 1;
    else if (name === 'w:moveFrom') this.facts.moves += 1;
    if (parent !== 'w:rPr' && parent !== 'w:trPr') return isAdded ? 'unwrap' : 'drop';
    const { paragraph } = this.paragraphs;
    if (paragraph && !isAdded && above.at(-2)?.name === 'w:pPr') paragraph.isJoined = true;
    return 'keep';
  }

  /** Of a drawing in several forms, the first that can be read stays. @param requires null for the form of last resort */
  private alternative(requires: string | null): Fate {
    const alternative = this.alternatives.at(-1);
    const isRead = requires === null || requires.split(/\s+/).every((kind) => KNOWN_KINDS.test(kind));
    if (!alternative || alternative.isChosen || !isRead) return 'drop';
    alternative.isChosen = true;
    return 'unwrap';
  }

  /** Contents go, and so do the words that only invite to fill in a control. */
  private controlContent(): Fate {
    const control = this.controls.at(-1);
    if (!control?.isContents && !control?.isPlaceholder) return 'unwrap';
    if (control.isContents) this.facts.contents += 1;
    else this.facts.placeholders += 1;
    return 'drop';
  }

  private simpleField(instruction: string): Fate {
    judgeField(instruction, this.file);
    if (!isContentsField(instruction)) return 'unwrap';
    this.facts.contents += 1;
    return 'drop';
  }

  /** The reader knows links only as fields in their long form, and leaves out what the short form shows. */
  private endSimpleField(instruction: string, inner: string): string {
    return /^\s*HYPERLINK\b/.test(instruction) ? longField(instruction, inner) : inner;
  }
}

/**
 * Judges the body of a document, or its notes, and makes it plain for the reader: numbers that Word counts stand before the words of
 * headings, followed changes are applied, of drawings in two forms one is left, text boxes follow their paragraph. Counts in `facts`
 * what goes.
 */
export function readDocxBody(
  bytes: Buffer,
  { file, part }: { file: string; part: string },
  context: { facts: DocxFacts; styles: DocxStyles; numbering: DocxNumbering },
): DocxBody {
  const rules = new BodyRules(file, context.facts, context.styles, context.numbering);
  return { bytes: Buffer.from(rewriteXml(bytes, file, part, rules)), stretches: rules.paragraphs.stretches };
}
