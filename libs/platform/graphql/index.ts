export { apolloOptions } from './apollo.options';
export { connectionOf, PageInfo, pageOf, type Connection } from './connection';
export { enumOf } from './enum-of';
export { GRAPHQL_LIMITS } from './limits';
export { asGraphQLError, OutcomeInterceptor } from './outcome.interceptor';
export { resultUnion } from './result-union';
export { typeOfError, UserError, userErrorType, type UserErrorType } from './user-error';
export { inputValidation } from './validation';
export { VisibleTo, type VisibilityRule } from './visible-to';
