import { GraphQLError, Kind, OperationTypeNode, type ASTVisitor, type ValidationContext } from 'graphql';
import { ApolloArmor } from '@escape.tech/graphql-armor';

/**
 * Bounds of one GraphQL request, held before anything is executed. The library's own defaults let through a hundred
 * aliases and ten directives, so each is set here.
 */
export const GRAPHQL_LIMITS = {
  depth: 10,
  aliases: 5,
  tokens: 600,
  directives: 5,
  /** Bytes of a request's body. */
  bodyBytes: 100 * 1024,
  /** Times that one field may stand in one selection set. */
  repeatedFields: 5,
} as const;

const refuse = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

/** One mutation a request: a command is one transaction, and a limit per account counts requests. */
export function oneRootMutation(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation !== OperationTypeNode.MUTATION) return;
      const fields = node.selectionSet.selections;
      if (fields.length > 1 || fields.some((field) => field.kind !== Kind.FIELD)) {
        context.reportError(refuse('Une requête ne porte qu’une mutation.'));
      }
    },
  };
}

/** The same field over and over in one selection costs work and says nothing more. */
export function fewRepeatedFields(context: ValidationContext): ASTVisitor {
  return {
    SelectionSet(node) {
      const seen = new Map<string, number>();
      for (const selection of node.selections) {
        if (selection.kind !== Kind.FIELD) continue;
        const count = (seen.get(selection.name.value) ?? 0) + 1;
        seen.set(selection.name.value, count);
        if (count > GRAPHQL_LIMITS.repeatedFields) {
          context.reportError(refuse(`Le champ ${selection.name.value} est demandé trop de fois.`));
          return;
        }
      }
    },
  };
}

/** Apollo's options that hold the limits. `introspection` also governs whether errors suggest names. */
export function protection(introspection: boolean) {
  const armor = new ApolloArmor({
    maxDepth: { enabled: !introspection, n: GRAPHQL_LIMITS.depth, flattenFragments: true },
    maxAliases: { enabled: true, n: GRAPHQL_LIMITS.aliases, allowList: [] },
    maxDirectives: { enabled: true, n: GRAPHQL_LIMITS.directives },
    // Apollo's parser counts tokens itself; the library's counter turns syntax errors into server errors.
    maxTokens: { enabled: false },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: !introspection },
  }).protect();
  return {
    parseOptions: { maxTokens: GRAPHQL_LIMITS.tokens },
    plugins: [...armor.plugins],
    validationRules: [...armor.validationRules, oneRootMutation, fewRepeatedFields],
  };
}
