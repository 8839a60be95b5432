import { Args, Field, GraphQLISODateTime, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Viewer } from '#identity';
import { Access, CurrentViewer } from '#identity/graphql';
import { VisibleTo } from '#platform/graphql';
import { type SectionAddress, SectionAddresses } from '../section.addresses';

@ObjectType('LastRelease', { description: 'La dernière édition qui contient une section.' })
@VisibleTo('public')
class LastReleaseType {
  @Field(() => ID, { description: 'Édition.' })
  id: string;

  @Field({ description: 'Adresse de l’édition dans la doctrine.' })
  slug: string;

  @Field({ description: 'Nom de l’édition.' })
  label: string;

  @Field({ description: 'Adresse de la section dans cette édition.' })
  sectionSlug: string;
}

@ObjectType('SectionRetirement', { description: 'La première édition publiée sans une section.' })
@VisibleTo('public')
class SectionRetirementType {
  @Field({ description: 'Adresse de l’édition dans la doctrine.' })
  releaseSlug: string;

  @Field({ description: 'Nom de l’édition.' })
  releaseLabel: string;

  @Field(() => GraphQLISODateTime, { description: 'Instant de sa publication.' })
  publishedAt: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Pourquoi la section a été retirée ou fusionnée dans une autre ; absent si personne ne l’a dit.',
  })
  reason: string | null;
}

@ObjectType('SectionSuccessor', { description: 'La section qui a pris le texte d’une autre.' })
@VisibleTo('public')
class SectionSuccessorType {
  @Field({ description: 'Numéro, ou vide.' })
  number: string;

  @Field({ description: 'Titre.' })
  title: string;

  @Field({ description: 'Adresse de la dernière édition qui la contient.' })
  releaseSlug: string;

  @Field({ description: 'Adresse de la section dans cette édition.' })
  sectionSlug: string;
}

@ObjectType('SectionAddress', { description: 'Où mène aujourd’hui une adresse qu’une section a eue.' })
@VisibleTo('public')
export class SectionAddressType {
  @Field(() => ID, { description: 'Section qui a eu cette adresse.' })
  sectionId: string;

  @Field({ description: 'Son numéro sous cette adresse, ou vide.' })
  number: string;

  @Field({ description: 'Son titre sous cette adresse.' })
  title: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Adresse présente de la section, ou de celle qui a pris son texte ; absente si elle a été retirée.',
  })
  slug: string | null;

  @Field({ description: 'Vrai si son texte se trouve désormais dans une autre section.' })
  isMerged: boolean;

  @Field(() => LastReleaseType, { description: 'La dernière édition qui la contient.' })
  lastRelease: LastReleaseType;

  @Field(() => SectionRetirementType, {
    nullable: true,
    description: 'Depuis quelle édition la section n’y est plus, et pourquoi ; absent tant qu’elle y est.',
  })
  retirement: SectionRetirementType | null;

  @Field(() => SectionSuccessorType, {
    nullable: true,
    description: 'La section qui a pris son texte, qu’une édition plus récente la contienne encore ou non.',
  })
  successor: SectionSuccessorType | null;
}

@Resolver(() => SectionAddressType)
export class SectionAddressResolver {
  constructor(private readonly addresses: SectionAddresses) {}

  @Access('public')
  @Query(() => SectionAddressType, {
    nullable: true,
    description:
      'Où mène une adresse dans l’édition soumise à la concertation ; absente si aucune section ne l’a eue.',
  })
  async sectionAddress(
    @CurrentViewer() viewer: Viewer,
    @Args('consultationSlug', { description: 'Adresse de la concertation.' }) consultationSlug: string,
    @Args('slug', { description: 'Adresse que la section a eue.' }) slug: string,
  ): Promise<SectionAddress | null> {
    return this.addresses.inConsultation(viewer, consultationSlug, slug);
  }
}
