import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { PendingChangeType, WorkingSectionType } from '#doctrine/graphql';
import { CurrentRequest, loaderOf, type RequestContext } from '#identity/graphql';
import { WrittenSectionsQueries } from '../written-sections.queries';

/** Contributions of all the sections that one request shows, in one statement. */
class CommentCountsLoader extends DataLoader<string, number> {
  constructor(queries: WrittenSectionsQueries) {
    super(async (ids) => {
      const counts = await queries.commentCounts(ids);
      return ids.map((id) => counts.get(id) ?? 0);
    });
  }
}

const DESCRIPTION = 'Contributions publiées sur la section, hors réponses, toutes concertations confondues.';

/** How many contributions there are on what is being written: the doctrine itself knows of none. */
@Resolver(() => WorkingSectionType)
export class WrittenSectionsResolver {
  constructor(private readonly queries: WrittenSectionsQueries) {}

  @ResolveField(() => Int, { description: DESCRIPTION })
  async commentCount(
    @Parent() { id }: WorkingSectionType,
    @CurrentRequest() request: RequestContext,
  ): Promise<number> {
    return loaderOf(request, CommentCountsLoader, () => new CommentCountsLoader(this.queries)).load(id);
  }
}

@Resolver(() => PendingChangeType)
export class PendingChangesResolver {
  constructor(private readonly queries: WrittenSectionsQueries) {}

  @ResolveField(() => Int, { description: DESCRIPTION })
  async commentCount(
    @Parent() { sectionId }: PendingChangeType,
    @CurrentRequest() request: RequestContext,
  ): Promise<number> {
    return loaderOf(request, CommentCountsLoader, () => new CommentCountsLoader(this.queries)).load(
      sectionId,
    );
  }
}
