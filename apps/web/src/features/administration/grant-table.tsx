import { useAddress, type Search } from '../../addresses';
import { formatDay } from '../../i18n/format';
import { useLanguage } from '../../i18n/language';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { OPERATOR_TIME_ZONE } from './failed-jobs';
import type { Grant } from './roles.loader';

interface GrantTableProps {
  grants: readonly Grant[];
  /** What the page shows, to come back to it. */
  search: Search;
}

/** Who holds which role where, since when and from whom. */
export function GrantTable({ grants, search }: GrantTableProps) {
  const messages = useMessages();
  const language = useLanguage();
  const address = useAddress();
  return (
    <div className="scroll-table" role="region" aria-labelledby="grants" tabIndex={0}>
      <table className="work-table">
        <caption id="grants">{messages.text('administration.roles.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.text('administration.roles.holder')}</th>
            <th scope="col">{messages.text('administration.roles.role')}</th>
            <th scope="col">{messages.text('administration.roles.place')}</th>
            <th scope="col">{messages.text('administration.roles.given')}</th>
            <th scope="col">{messages.text('administration.roles.revoke')}</th>
          </tr>
        </thead>
        <tbody>
          {grants.map(
            ({
              id,
              holderName,
              holderEmail,
              role,
              consultation,
              consultationId,
              stage,
              grantedAt,
              grantedByName,
            }) => (
              <tr key={id}>
                <th scope="row">
                  {holderName}
                  <span className="block breakable">{holderEmail}</span>
                </th>
                <td>{messages.text(`administration.role.${role}`)}</td>
                <td>
                  {consultationId === null ? (
                    messages.text('administration.roles.platform')
                  ) : (
                    <span lang="fr">{consultation?.title ?? consultationId}</span>
                  )}
                  {stage && (
                    <span className="block">
                      {messages.text('administration.roles.atStage', { stage: stage.name })}
                    </span>
                  )}
                </td>
                <td>
                  {formatDay(grantedAt, language, OPERATOR_TIME_ZONE)}
                  <span className="block">
                    {grantedByName
                      ? messages.text('administration.roles.by', { name: grantedByName })
                      : messages.text('administration.roles.byOperator')}
                  </span>
                </td>
                <td>
                  <Link
                    href={address('roles', {}, { ...search, reprendre: id }, 'reprendre')}
                    aria-label={messages.text('administration.roles.revokeOf', {
                      role: messages.text(`administration.role.${role}`),
                      name: holderName,
                    })}
                  >
                    {messages.text('administration.roles.revoke')}
                  </Link>
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
