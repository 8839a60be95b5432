import type { Role } from '#identity';
import { readContent, sampleFolder } from './sample.content';

const LABELS: Readonly<Record<Role | 'participant', string>> = {
  administrator: 'administration',
  moderator: 'modération',
  drafter: 'rédaction',
  rapporteur: 'prise de notes dans une étape du tour',
  participant: 'participation',
};

/** One account of the sample for each role, and one without any, to be shown to whoever tries the platform. */
export function sampleAccounts(): { email: string; role: string }[] {
  const { participants } = readContent(sampleFolder());
  const taken = new Set<string>();
  return (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((role) => {
    const holders = participants.filter(
      ({ email, roles }) =>
        !taken.has(email) &&
        (role === 'participant' ? roles.length === 0 : roles.some((grant) => grant.role === role)),
    );
    // Somebody who has no other role shows best what this one may do.
    const person = holders.find(({ roles }) => roles.every((grant) => grant.role === role)) ?? holders[0];
    if (!person) return [];
    taken.add(person.email);
    return [{ email: person.email, role: `${LABELS[role]} (${person.displayName})` }];
  });
}
