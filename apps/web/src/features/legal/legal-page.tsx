import { useLoaderData } from 'react-router';
import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Breadcrumb } from '../../shell/breadcrumb';
import { SanitisedHtml } from '../../shell/sanitised-html';
import type { LegalPageData } from './legal-page.loader';

/** A page that the operator writes. */
export function LegalPage() {
  const messages = useMessages();
  const address = useAddress();
  const { title, html, language } = useLoaderData<LegalPageData>();
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[{ label: messages.text('shell.nav.home'), href: address('home') }]}
        here={title}
        hereLang={language}
      />
      <h1 lang={language}>{title}</h1>
      {language !== messages.language && <p>{messages.text('legal.otherLanguage')}</p>}
      <SanitisedHtml className="prose legal" html={html} lang={language} />
    </div>
  );
}
