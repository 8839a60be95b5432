import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer } from '#identity/graphql';
import { SectionPassagesQueries } from '../section-passages.queries';
import {
  MarkedPieceType,
  ReleasePassagesArguments,
  SectionPassagesArguments,
  SectionPassagesType,
  SelectedPassageArguments,
  SelectedPassageType,
} from './section-passages.types';

/** Passages of a section's text: those that are commented on, and one that somebody is choosing. */
@Resolver(() => SectionPassagesType)
export class SectionPassagesResolver {
  constructor(private readonly queries: SectionPassagesQueries) {}

  @Access('public')
  @Query(() => SectionPassagesType, {
    description:
      'Les mots d’une section que citent les contributions visibles de la personne, dans l’ordre du texte, 300 passages au plus.',
  })
  async sectionPassages(
    @CurrentViewer() viewer: Viewer,
    @Args() place: SectionPassagesArguments,
  ): Promise<SectionPassagesType> {
    return Object.assign(new SectionPassagesType(), await this.queries.quoted(viewer, place));
  }

  @Access('public')
  @Query(() => SectionPassagesType, {
    description:
      'Les mots d’une section, dans une édition, que citent les contributions faites sur les précédentes, là où elles sont rattachées avec certitude ; 300 passages au plus.',
  })
  async releasePassages(
    @CurrentViewer() viewer: Viewer,
    @Args() { commentId, ...place }: ReleasePassagesArguments,
  ): Promise<SectionPassagesType> {
    const quoted = commentId
      ? await this.queries.madeOn(viewer, { ...place, commentId })
      : await this.queries.placed(viewer, place);
    return Object.assign(new SectionPassagesType(), quoted);
  }

  @ResolveField()
  async pieces(@Parent() text: SectionPassagesType): Promise<MarkedPieceType[]> {
    return this.queries.pieces(text);
  }

  @Access('public')
  @Query(() => SelectedPassageType, {
    nullable: true,
    description:
      'Où des mots choisis se trouvent dans une section soumise à la concertation ; espaces, apostrophes et caractères invisibles ne comptent pas. Rien s’ils n’y sont pas.',
  })
  async selectedPassage(
    @Args() { consultationId, sectionId, ...words }: SelectedPassageArguments,
  ): Promise<SelectedPassageType | null> {
    const found = await this.queries.selected({ consultationId, sectionId }, words);
    if (!found) return null;
    const { exact, prefix, suffix } = found.selector;
    return { passage: found.passage, exact, prefix, suffix };
  }
}
