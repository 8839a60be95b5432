import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { ApolloDriver } from '@nestjs/apollo';
import { print, type DocumentNode } from 'graphql';
import type { RequestContext } from '#identity/graphql';
import type { GraphqlAnswer } from './web-application';

/**
 * Executes the documents of pages by the same server, plugins and limits as those that come over HTTP, without the HTTP:
 * what a page may show is what the API would answer to the same person.
 */
@Injectable()
export class InProcessGraphql {
  /** Documents are constants of the web application: each is printed once. */
  private readonly texts = new WeakMap<DocumentNode, string>();

  constructor(private readonly modules: ModuleRef) {}

  async execute(
    document: DocumentNode,
    variables: Record<string, unknown>,
    context: RequestContext,
  ): Promise<GraphqlAnswer> {
    const { graphQlAdapter } = this.modules.get<GraphQLModule<ApolloDriver>>(GraphQLModule, {
      strict: false,
    });
    const { body } = await graphQlAdapter.instance.executeOperation(
      { query: this.textOf(document), variables },
      { contextValue: context },
    );
    if (body.kind !== 'single') throw new Error('A page asks for no incremental delivery');
    const { data, errors } = body.singleResult;
    return { data, errors };
  }

  private textOf(document: DocumentNode): string {
    let text = this.texts.get(document);
    if (!text) this.texts.set(document, (text = print(document)));
    return text;
  }
}
