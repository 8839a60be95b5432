import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { VisibleTo } from '#platform/graphql';
import { LEGAL_PAGES, PAGE_LANGUAGES, type LegalPageName, type PageLanguage } from './legal-texts';

const enumOf = <Value extends string>(values: readonly Value[]): Record<Value, Value> =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;

export const LegalPageNameEnum = enumOf(LEGAL_PAGES);
registerEnumType(LegalPageNameEnum, {
  name: 'LegalPageName',
  description: 'Accessibilité, aide, mentions légales ou données personnelles.',
});

export const PageLanguageEnum = enumOf(PAGE_LANGUAGES);
registerEnumType(PageLanguageEnum, { name: 'PageLanguage', description: 'Français ou anglais.' });

@ObjectType('LegalPage', { description: 'Une page d’information que l’exploitant de la plateforme rédige.' })
@VisibleTo('public')
export class LegalPageType {
  @Field(() => LegalPageNameEnum, { description: 'De quoi elle informe.' })
  name: LegalPageName;

  @Field(() => PageLanguageEnum, {
    description: 'Langue du texte : le français quand il n’est pas écrit dans celle demandée.',
  })
  language: PageLanguage;

  @Field({ description: 'Titre.' })
  title: string;

  @Field({ description: 'Texte, sans le titre, en HTML assaini.' })
  html: string;
}
