import { Form, Submit } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { titleOf } from '../doctrine/section.title';
import { Part, ReasonField } from './section-forms';
import type { WrittenSection } from './writing.loader';

/** What was taken out of the tree, and the way back. */
export function RetiredSections({ retired }: { retired: readonly WrittenSection[] }) {
  const messages = useMessages();
  if (retired.length === 0) return null;
  return (
    <>
      <h2 className="fr-h4 fr-mt-6w">{messages.text('writing.retired.title')}</h2>
      <ul className="writing-tree">
        {retired.map((section) => {
          const intent = `restore:${section.id}`;
          return (
            <li key={section.id}>
              <Part title={titleOf(section)} intent={intent} lang="fr">
                <Form intent={intent} className="narrow">
                  <input type="hidden" name="sectionId" value={section.id} />
                  <ReasonField />
                  <Submit
                    intent={intent}
                    className="fr-btn fr-btn--secondary"
                    sending={messages.text('forms.sending')}
                  >
                    {messages.text('writing.retired.do')}
                    <span className="fr-sr-only" lang="fr">
                      {' '}
                      {titleOf(section)}
                    </span>
                  </Submit>
                </Form>
              </Part>
            </li>
          );
        })}
      </ul>
    </>
  );
}
