import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { resolvers } from './resolvers';

/** The API's schema made from the code alone: no database, no server. */
export async function buildApiSchema(): Promise<GraphQLSchema> {
  const context = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, {
    logger: ['error'],
  });
  try {
    return lexicographicSortSchema(await context.get(GraphQLSchemaFactory).create([...resolvers]));
  } finally {
    await context.close();
  }
}

const HEADER = '# Printed from the code by « npm run schema »; a test fails when the two differ.\n\n';

/** The text of schema.graphql. */
export const printApiSchema = async (): Promise<string> =>
  `${HEADER}${printSchema(await buildApiSchema())}\n`;
