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
export { decodeCursor, encodeCursor, type PageRequest, pageSize, MAX_PAGE_SIZE } from './cursor';
export { keyed } from './keyed';
