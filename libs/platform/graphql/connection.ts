import { Field, Int, ObjectType } from '@nestjs/graphql';

/** Where a page ends and whether more follows (Relay's connection, forward only). */
@ObjectType({ description: 'Position d’une page dans une liste.' })
export class PageInfo {
  @Field({ description: 'Vrai si d’autres éléments suivent.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'À donner dans « after » pour la page suivante.' })
  endCursor: string | null;
}

export interface Connection<Node> {
  nodes: Node[];
  pageInfo: PageInfo;
  totalCount?: number;
}

/**
 * Makes the connection class of a node's class: `nodes`, `pageInfo` and, where counting is bounded, `totalCount`.
 * Usage: `@ObjectType() export class CommentConnection extends connectionOf(CommentType) {}`.
 */
export function connectionOf<Node>(node: new () => Node): abstract new () => Connection<Node> {
  @ObjectType({ isAbstract: true })
  abstract class NodeConnection implements Connection<Node> {
    @Field(() => [node], { description: 'Éléments de la page.' })
    nodes: Node[];

    @Field(() => PageInfo, { description: 'Position de la page.' })
    pageInfo: PageInfo;

    @Field(() => Int, { nullable: true, description: 'Nombre total, quand il est connu.' })
    totalCount?: number;
  }
  return NodeConnection;
}

/** Cuts a page out of `size + 1` rows that were read, the last one telling whether more follow. */
export function pageOf<Row, Node>(
  rows: readonly Row[],
  size: number,
  cursorOf: (row: Row) => string,
  nodeOf: (row: Row) => Node,
): Connection<Node> {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return {
    nodes: page.map(nodeOf),
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? cursorOf(last) : null },
  };
}
