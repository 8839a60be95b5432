import { useAddress } from '../../addresses';
import { formatNumber } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { Completion } from './completion';
import type { SectionProgress } from './drafting-comments.loader';

interface ProgressTableProps {
  consultation: string;
  sections: readonly SectionProgress[];
}

/** How many contributions of each section have a disposition; sections without contributions are left out. */
export function ProgressTable({ consultation, sections }: ProgressTableProps) {
  const messages = useMessages();
  const address = useAddress();
  const language = useLanguage();
  const shown = sections.filter(({ contributions }) => contributions > 0);
  return (
    <div className="scroll-table" role="region" aria-labelledby="progress-caption" tabIndex={0}>
      <table className="work-table">
        <caption id="progress-caption">{messages.text('drafting.progress.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.text('drafting.progress.section')}</th>
            <th scope="col" className="figure">
              {messages.text('drafting.progress.contributions')}
            </th>
            <th scope="col" className="figure">
              {messages.text('drafting.progress.done')}
            </th>
            <th scope="col" className="figure">
              {messages.text('drafting.progress.left')}
            </th>
            <th scope="col">{messages.text('drafting.progress.label')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ sectionId, slug, number, title, contributions, withDisposition }) => (
            <tr key={sectionId}>
              <th scope="row" id={`progress-${slug}`}>
                <Link href={address('draftingComments', { consultation }, { section: slug })} lang="fr">
                  {[number, title].filter(Boolean).join(' ')}
                </Link>
              </th>
              <td className="figure">{formatNumber(contributions, language)}</td>
              <td className="figure">{formatNumber(withDisposition, language)}</td>
              <td className="figure">{formatNumber(contributions - withDisposition, language)}</td>
              <td>
                <Completion done={withDisposition} of={contributions} labelledBy={`progress-${slug}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
