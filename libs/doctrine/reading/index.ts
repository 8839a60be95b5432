export { readDocx } from './docx.reading';
export { readHtmlPage } from './html.reading';
export { readMarkdownFiles, readMarkdownZip } from './markdown.zip';
export type { ReadFile } from './page.pages';
export {
  PICTURE_TYPES,
  type Picture,
  pictureAddress,
  type PictureExtension,
  pictureOf,
  storedPicture,
} from './picture';
export { READING_LIMITS } from './reading.limits';
