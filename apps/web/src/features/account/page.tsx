import type { ReactNode } from 'react';
import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Breadcrumb } from '../../shell/breadcrumb';

interface PageProps {
  title: string;
  /** Pages between the home page and this one. */
  trail?: readonly { href: string; label: string }[];
  /** The page's name in the trail, where it is not the title. */
  here?: string;
  children: ReactNode;
}

/** A page of one's account: where one is, its title, and a measure that reads well. */
export function Page({ title, trail = [], here = title, children }: PageProps) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <div className="fr-container fr-mb-8w">
      <Breadcrumb
        above={[{ href: address('home'), label: messages.text('shell.nav.home') }, ...trail]}
        here={here}
      />
      <div className="account-page">
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  );
}
