import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLResponse,
} from '@apollo/server';
import {
  getNamedType,
  isAbstractType,
  isIntrospectionType,
  Kind,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

/** Uses of a document before it is compiled: compiling costs milliseconds, and whoever invents a new one each time is not worth it. */
const USES_BEFORE_COMPILING = 2;

/** What is known of a document's operation: how often it was used, then its compiled form or null for « not to be compiled ». */
interface Plan {
  uses: number;
  compiled?: CompiledQuery | null;
}

/**
 * Answers queries with code compiled from them (graphql-jit) in place of graphql-js walking their tree: about half of the time of a large
 * page. Whatever is not plain falls through to graphql-js: mutations, introspection, directives, unions and interfaces; and so does any
 * answer with an error, which graphql-js then makes again, so that errors and nulls are its own to the letter. An operation that fails
 * therefore runs twice: not for resolvers with effects, which queries do not have. See docs/adr/0010.
 *
 * Plans are kept as long as their document: in Apollo's document store, an LRU cache of bounded size.
 */
export class CompiledExecution implements ApolloServerPlugin {
  private readonly plans = new WeakMap<DocumentNode, Map<string, Plan>>();

  async requestDidStart() {
    return { responseForOperation: (context: GraphQLRequestContext<object>) => this.respond(context) };
  }

  private async respond(context: GraphQLRequestContext<object>): Promise<GraphQLResponse | null> {
    const compiled = this.compiledFor(context);
    if (!compiled) return null;
    const result: ExecutionResult = await compiled.query(
      undefined,
      context.contextValue,
      context.request.variables ?? {},
    );
    if (result.errors?.length) return null;
    return {
      http: { status: undefined, headers: new HeaderMap() },
      body: { kind: 'single', singleResult: result },
    };
  }

  private compiledFor({
    document,
    operationName,
    schema,
  }: GraphQLRequestContext<object>): CompiledQuery | null {
    if (!document) return null;
    const name = operationName ?? '';
    const plans = this.plans.get(document) ?? new Map<string, Plan>();
    this.plans.set(document, plans);
    const plan = plans.get(name) ?? { uses: 0 };
    plans.set(name, plan);
    plan.uses += 1;
    if (plan.compiled === undefined && plan.uses > USES_BEFORE_COMPILING)
      plan.compiled = compile(schema, document, operationName ?? undefined);
    return plan.compiled ?? null;
  }
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string,
): CompiledQuery | null {
  if (!isPlain(schema, document)) return null;
  const compiled = compileQuery(schema, document, operationName);
  return isCompiledQuery(compiled) ? compiled : null;
}

/** Whether a document holds queries only, and only what compiled code is sure to answer like graphql-js. */
export function isPlain(schema: GraphQLSchema, document: DocumentNode): boolean {
  let plain = true;
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      enter(node) {
        const type = getNamedType(types.getType());
        const isPlainNode =
          node.kind !== Kind.DIRECTIVE &&
          (node.kind !== Kind.OPERATION_DEFINITION || node.operation === OperationTypeNode.QUERY) &&
          (node.kind !== Kind.FIELD || !(type && (isAbstractType(type) || isIntrospectionType(type))));
        plain &&= isPlainNode;
      },
    }),
  );
  return plain;
}
