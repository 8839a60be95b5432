import type { ReactNode } from 'react';
import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Page } from './page';

interface ContributionPageProps {
  title: string;
  /** For what is done with a contribution: the contribution itself is above it. */
  commentId?: string;
  children: ReactNode;
}

/** A page about one contribution of one's own. */
export function ContributionPage({ title, commentId, children }: ContributionPageProps) {
  const messages = useMessages();
  const address = useAddress();
  const list = { href: address('myContributions'), label: messages.text('account.contributions.title') };
  const one = commentId && {
    href: address('myContribution', { comment: commentId }),
    label: messages.text('account.contribution.title'),
  };
  return (
    <Page title={title} trail={one ? [list, one] : [list]}>
      {children}
    </Page>
  );
}
