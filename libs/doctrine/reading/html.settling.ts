import type { Root } from 'hast';
import { agreeing, textOf } from '#platform/text';
import { sayLettered } from './docx.facts';
import { DOCUMENT_TITLE } from './docx.style-map';
import { takeContents } from './html.contents';
import { settleGoogleDocs } from './html.google';
import { clearHeadings, headingsOf, putTitleAbove, raiseHeadings, titleFirst } from './html.headings';
import { partHeadingNumbers } from './html.libreoffice';
import { mendLists } from './html.lists';
import { settleRemarks } from './html.remarks';
import { isElement, nameLanguages, openFigures } from './html.shape';
import { type PageText, textOfPage } from './html.surroundings';
import { eachElement, firstOf, isBlankParagraph, takeOut } from './html.walk';
import { settleWord } from './html.word';

/** Makes a page plain, whichever tool or site wrote it, and says in French what was done that cannot be seen. */
export function settlePage(whole: Root): { page: PageText; said: string[] } {
  eachElement(whole, ({ tagName, properties }) => {
    if (tagName === 'a' && typeof properties.name === 'string') properties.id ??= properties.name;
    // Pictures that are shown when somebody comes near them.
    const { dataSrc } = properties;
    if (tagName === 'img' && typeof dataSrc === 'string') properties.src = dataSrc;
  });
  partHeadingNumbers(whole);
  const word = settleWord(whole);
  const remarks = settleGoogleDocs(whole) + word.comments;
  markTitle(whole);
  const page = textOfPage(whole);
  const { tree } = page;
  clearHeadings(tree);
  const contents = takeContents(tree) + word.contents;
  settleRemarks(tree);
  openFigures(tree);
  mendLists(tree);
  nameLanguages(tree);
  takeOut(tree, isBlankParagraph);
  putTitleAbove(tree);
  raiseHeadings(tree);
  const above = titleFirst(tree);
  const said = [
    ...(contents > 0 ? ['Le sommaire de la page n’est pas repris : la plateforme fait le sien.'] : []),
    ...(word.changes > 0
      ? [
          agreeing(
            word.changes,
            'Cette page porte une modification suivie : elle est acceptée. Pour un autre choix, acceptez-la ou refusez-la dans le document.',
            (number) =>
              `Cette page porte ${number} modifications suivies : elles sont acceptées. Pour un autre choix, acceptez-les ou refusez-les dans le document.`,
          ),
        ]
      : []),
    ...(remarks > 0
      ? [
          agreeing(
            remarks,
            'Un commentaire de relecture de la page n’est pas importé.',
            (number) => `Les ${number} commentaires de relecture de la page ne sont pas importés.`,
          ),
        ]
      : []),
    ...(word.lettered > 0 ? [sayLettered(word.lettered)] : []),
    ...(above === ''
      ? []
      : [`Ce qui était au-dessus du titre de la page est placé dessous : « ${shortened(above)} ».`]),
  ];
  return { page, said };
}

/** pandoc writes the title of a document apart from its headings of the first rank. */
function markTitle(whole: Root): void {
  eachElement(whole, (node, parent) => {
    if (node.tagName === 'h1' && isElement(parent) && parent.properties.id === 'title-block-header')
      node.properties.className = [DOCUMENT_TITLE];
  });
}

/** What a page is called that has no heading of the first rank: like its window, without the site's name if it is shown in its head. */
export function titleOf(whole: Root, tree: Root): string | null {
  if (firstOf(tree, 'h1')) return null;
  const title = firstOf(whole, 'title');
  const words = title ? textOf(title).trim() : '';
  const shown = headingsOf(whole)
    .map((heading) => textOf(heading).trim())
    .find(
      (heading) =>
        heading !== '' && words.startsWith(heading) && /^\s*[|–—·-]/.test(words.slice(heading.length)),
    );
  return shown ?? (words === '' ? null : words);
}

const shortened = (words: string): string => (words.length > 60 ? `${words.slice(0, 60)}…` : words);
