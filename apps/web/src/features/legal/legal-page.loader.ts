import type { LoaderFunctionArgs } from 'react-router';
import { query } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';
import { languageOf } from '../../i18n/language';
import type { HeadOf } from '../../screen';

const LegalPageQuery = graphql(`
  query LegalPage($name: LegalPageName!, $language: PageLanguage!) {
    legalPage(name: $name, language: $language) {
      name
      language
      title
      html
    }
  }
`);

export type LegalPageData = ResultOf<typeof LegalPageQuery>['legalPage'];

/** Loads one of the operator's texts, in the language of the address where there is one. */
export const legalPageLoader =
  (name: LegalPageData['name']) =>
  async (call: LoaderFunctionArgs): Promise<LegalPageData> => {
    const language = languageOf(new URL(call.request.url).pathname);
    return (await query(call, LegalPageQuery, { name, language })).legalPage;
  };

export const legalHead: HeadOf<LegalPageData> = (_messages, { title }) => ({ title });
