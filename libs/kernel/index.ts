export { idAt, newId, isId } from './id';
export {
  DomainError,
  InvalidInput,
  NotFound,
  NotAllowed,
  SignInRequired,
  TooLarge,
  TooManyRequests,
} from './domain-error';
export {
  decodeCursor,
  decodeIdCursor,
  encodeCursor,
  invalidCursor,
  MAX_PAGE_SIZE,
  type PageRequest,
  pageSize,
} from './cursor';
export { keyed } from './keyed';
