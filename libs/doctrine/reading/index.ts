export { FILE_FORMATS, type FileFormat, formatOf, readFile } from './file.reading';
export type { ReadFile } from './page.pages';
export {
  PICTURE_TYPES,
  type Picture,
  pictureAddress,
  type PictureExtension,
  pictureOf,
  storedPicture,
} from './picture';
export { readApart } from './reading.apart';
export { inMegabytes, READING_LIMITS } from './reading.limits';
