import { useId } from 'react';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { sectionOptions } from '../doctrine/section.options';
import type { ImportsData } from './imports.loader';

const SCOPES = ['add', 'replace', 'whole'] as const;
const ACCEPTED = '.docx,.html,.htm,.md,.zip,.png,.jpg,.jpeg,.gif,.webp';

/**
 * Sends files to an address of their own, for bytes are nothing for the page's action. A plain form: it works without scripts, and
 * what is wrong with it comes back in the page's address.
 */
export function UploadForm({ doctrine, sections, chosen, fault }: ImportsData) {
  const messages = useMessages();
  const language = useLanguage();
  const id = useId();
  const said = fault && messages.text(`imports.fault.${fault}`);
  const isFile = fault === 'file' || fault === 'format';
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action={`/imports/${encodeURIComponent(doctrine.slug)}`}
      className="import-form"
    >
      {said && (
        <div className="fr-alert fr-alert--error fr-mb-3w" role="alert">
          <p className="fr-alert__title">{messages.text('imports.fault.title')}</p>
          <p>{said}</p>
        </div>
      )}
      <input type="hidden" name="language" value={language} />
      <ScopeField asked={chosen ? 'replace' : 'add'} />
      <div className={`fr-select-group${fault === 'sectionId' ? ' fr-select-group--error' : ''}`}>
        <label className="fr-label" htmlFor={`${id}-section`}>
          {messages.text('imports.section')}
          <span className="fr-hint-text">{messages.text('imports.section.hint')}</span>
        </label>
        <select className="fr-select" name="sectionId" id={`${id}-section`} defaultValue={chosen?.id ?? ''}>
          <option value="">{messages.text('imports.section.none')}</option>
          {sectionOptions(sections, (section) => section.id).map(({ value, label, lang }) => (
            <option key={value} value={value} lang={lang}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className={`fr-upload-group fr-mt-3w${isFile ? ' fr-upload-group--error' : ''}`}>
        <label className="fr-label" htmlFor={`${id}-file`}>
          {messages.text('imports.file')}
          <span className="fr-hint-text">{messages.text('imports.file.hint')}</span>
        </label>
        <input
          className="fr-upload"
          type="file"
          name="file"
          id={`${id}-file`}
          accept={ACCEPTED}
          multiple
          required
        />
      </div>
      <button type="submit" className="fr-btn fr-mt-3w">
        {messages.text('imports.send')}
      </button>
    </form>
  );
}

/** What the files are for. */
function ScopeField({ asked }: { asked: (typeof SCOPES)[number] }) {
  const messages = useMessages();
  const id = useId();
  return (
    <fieldset className="fr-fieldset" aria-labelledby={`${id}-scope`}>
      <legend className="fr-fieldset__legend" id={`${id}-scope`}>
        {messages.text('imports.scope')}
      </legend>
      {SCOPES.map((scope) => (
        <div className="fr-fieldset__element" key={scope}>
          <div className="fr-radio-group">
            <input
              type="radio"
              name="scope"
              value={scope}
              id={`${id}-${scope}`}
              defaultChecked={scope === asked}
            />
            <label className="fr-label" htmlFor={`${id}-${scope}`}>
              {messages.text(`imports.scope.${scope}`)}
              <span className="fr-hint-text">{messages.text(`imports.scope.${scope}.hint`)}</span>
            </label>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
