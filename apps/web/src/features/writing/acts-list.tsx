import { formatInstant } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { titleOf } from '../doctrine/section.title';
import { runsOf } from './acts.runs';
import { type SectionAct, TIME_ZONE } from './writing.loader';

interface ActsListProps {
  acts: readonly SectionAct[];
  /** As sections are called today. */
  titles: ReadonlyMap<string, string>;
}

/** The last acts on the tree: what, by whom, when (the latest of those for one reason) and why. */
export function ActsList({ acts, titles }: ActsListProps) {
  const messages = useMessages();
  const language = useLanguage();
  if (acts.length === 0) return null;
  const whatOf = ({ kind, sectionId, otherSectionId, before, after }: SectionAct): string => {
    const own = kind === 'split' ? before : (after ?? before);
    const section = own ? titleOf(own) : (titles.get(sectionId) ?? '');
    const other = titles.get(otherSectionId ?? '') ?? '';
    return messages.text(`writing.acts.${kind}`, { section, other });
  };
  return (
    <>
      <h2 className="fr-h4 fr-mt-6w">{messages.text('writing.acts.title')}</h2>
      <ol className="writing-acts">
        {runsOf(acts).map((run) => {
          const [{ id, doneBy, doneAt, reason }] = run;
          return (
            <li key={id}>
              {run.map((act) => (
                <p className="fr-mb-0" key={act.id}>
                  {whatOf(act)}
                </p>
              ))}
              <p className="fr-text--sm fr-mb-1w">
                {messages.text('writing.acts.by', {
                  who: doneBy ?? messages.text('writing.acts.operator'),
                  when: formatInstant(doneAt, language, TIME_ZONE),
                })}{' '}
                {messages.rich('writing.acts.reason', { reason: () => <span lang="fr">{reason}</span> })}
              </p>
            </li>
          );
        })}
      </ol>
    </>
  );
}
