import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer, Done } from '#identity/graphql';
import { SectionWritingsService, type SectionWritingView } from '../writing/section-writings.service';
import type { WorkingText } from '../writing/writing.queries';
import { DiscardSectionWritingInput, KeepSectionWritingInput } from './writing.inputs';
import { DiscardSectionWritingResult, KeepSectionWritingResult } from './writing.results';
import { WorkingTextType } from './writing.types';

/** What drafters have typed and not saved: each sees their own alone. */
@Resolver(() => WorkingTextType)
export class SectionWritingsResolver {
  constructor(private readonly writings: SectionWritingsService) {}

  @ResolveField()
  async writing(
    @Parent() { sectionId }: WorkingText,
    @CurrentViewer() viewer: Viewer,
  ): Promise<SectionWritingView | null> {
    return this.writings.own(viewer, sectionId);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => KeepSectionWritingResult, {
    description:
      'Garde ce que la personne est en train d’écrire dans une section, pour elle seule, jusqu’à ce qu’elle l’enregistre.',
  })
  async keepSectionWriting(
    @CurrentViewer() viewer: Viewer,
    @Args('input') input: KeepSectionWritingInput,
  ): Promise<SectionWritingView> {
    return this.writings.keep(viewer, input);
  }

  @Access('drafter', 'administrator')
  @Mutation(() => DiscardSectionWritingResult, {
    description: 'Jette ce que la personne a écrit dans une section sans l’enregistrer.',
  })
  async discardSectionWriting(
    @CurrentViewer() viewer: Viewer,
    @Args('input') { sectionId }: DiscardSectionWritingInput,
  ): Promise<Done> {
    await this.writings.discard(viewer, sectionId);
    return { ok: true };
  }
}
