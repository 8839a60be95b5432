export { parseCommentMarkdown, renderCommentMarkdown } from './comment.markdown';
export { agreeing, counted, frenchDate, frenchDateTime, frenchNumber, frenchTime } from './french';
export {
  ANCHOR_PREFIX,
  DOCUMENT_SANITISING,
  type SanitiseOptions,
  isExternal,
  parseHtml,
  printHtml,
  sanitiseHtml,
  sanitiseTree,
  settle,
  textOf,
} from './html.sanitise';
export { renderPageMarkdown } from './page.markdown';
