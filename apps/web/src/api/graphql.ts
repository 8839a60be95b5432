import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema';

/**
 * Writes a GraphQL document, typed from schema.graphql (`npm run schema` prints both). Scalars arrive as JSON has them:
 * an instant is an ISO 8601 text.
 */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string };
}>();

export {
  readFragment,
  type FragmentOf,
  type ResultOf,
  type TadaDocumentNode,
  type VariablesOf,
} from 'gql.tada';
