import type { ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Configuration } from '../config/configuration';
import { isDatabaseAway } from '../database/database.away';
import { correlationId, type Logger } from '../logging/logger';
import { CompiledExecution } from './compiled-execution';
import { protection } from './limits';
import { withPlainFields } from './plain-fields';

/** Codes of errors that the caller may read as they are; anything else is a defect. */
const TOLD = /^(GRAPHQL_|BAD_|INVALID_INPUT|NOT_|SIGN_IN_|TOO_MANY_|PERSISTED_|OPERATION_)/;

/** A defect: told to the operator with its cause, to the caller with nothing but the correlation id. */
const masked = (formatted: GraphQLFormattedError): GraphQLFormattedError => ({
  message: `Une erreur inattendue est survenue. Référence à indiquer : ${correlationId()}.`,
  ...(formatted.path && { path: formatted.path }),
  extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: correlationId() },
});

/** Nothing is wrong with what was asked: it may be asked again. */
const unavailable = (formatted: GraphQLFormattedError): GraphQLFormattedError => ({
  message: 'Le service est momentanément indisponible. Réessayez dans quelques minutes.',
  ...(formatted.path && { path: formatted.path }),
  extensions: { code: 'UNAVAILABLE', correlationId: correlationId() },
});

/** Apollo's options for this platform; the composition adds the context. */
export function apolloOptions(
  configuration: Configuration,
  logger: Logger,
): Omit<ApolloDriverConfig, 'driver' | 'context'> & { path: string } {
  const introspection = configuration.GRAPHQL_INTROSPECTION;
  const { plugins, validationRules, parseOptions } = protection(introspection);
  return {
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    introspection,
    graphiql: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !introspection,
    autoTransformHttpErrors: false,
    // Cache-control instruments every field: a third of a page's time (docs/adr).
    plugins: [ApolloServerPluginCacheControlDisabled(), ...plugins, new CompiledExecution()],
    transformSchema: withPlainFields,
    validationRules,
    parseOptions,
    formatError: (formatted: GraphQLFormattedError, error: unknown) => {
      const code = formatted.extensions?.code;
      if (typeof code === 'string' && TOLD.test(code)) return formatted;
      const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
      if (isDatabaseAway(original)) {
        logger.warn({ path: formatted.path?.join('.') }, 'the database cannot be reached');
        return unavailable(formatted);
      }
      logger.error({ err: original, path: formatted.path?.join('.') }, 'defect in a GraphQL operation');
      return masked(formatted);
    },
  } as never;
}
