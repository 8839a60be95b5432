import { Args, Query, Resolver } from '@nestjs/graphql';
import { Access } from '#identity/graphql';
import { LegalPageNameEnum, LegalPageType, PageLanguageEnum } from './legal-page.type';
import { LegalTexts, type LegalPageName, type PageLanguage } from './legal-texts';

@Resolver(() => LegalPageType)
export class LegalPageResolver {
  constructor(private readonly texts: LegalTexts) {}

  @Access('public')
  @Query(() => LegalPageType, {
    description: 'Mentions légales, données personnelles, accessibilité ou aide.',
  })
  legalPage(
    @Args('name', { type: () => LegalPageNameEnum, description: 'La page.' }) name: LegalPageName,
    @Args('language', { type: () => PageLanguageEnum, defaultValue: 'fr', description: 'Langue souhaitée.' })
    language: PageLanguage,
  ): LegalPageType {
    return Object.assign(new LegalPageType(), this.texts.page(name, language));
  }
}
