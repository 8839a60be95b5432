import { useMessages } from '../../i18n/messages';
import type { NamedConsultation, Profile } from './account.documents';

interface RolesProps {
  roles: Profile['roles'];
  consultations: readonly NamedConsultation[];
}

/** The roles that a person holds, in words. */
export function Roles({ roles, consultations }: RolesProps) {
  const messages = useMessages();
  if (roles.length === 0) return <p>{messages.text('account.roles.none')}</p>;
  const titleOf = (id: string): string =>
    consultations.find((consultation) => consultation.id === id)?.title ??
    messages.text('account.roles.otherConsultation');
  return (
    <ul>
      {roles.map(({ role, consultationId, stageId }) => (
        <li key={`${role} ${consultationId ?? ''} ${stageId ?? ''}`}>
          {messages.text(stageId ? 'account.role.rapporteurOfStage' : `account.role.${role}`)}
          {messages.text('account.roles.separator')}
          {consultationId ? (
            <span lang="fr">{titleOf(consultationId)}</span>
          ) : (
            messages.text('account.roles.everywhere')
          )}
        </li>
      ))}
    </ul>
  );
}
