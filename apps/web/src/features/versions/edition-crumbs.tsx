import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Breadcrumb } from '../../shell/breadcrumb';

interface EditionCrumbsProps {
  doctrine: string;
  title: string;
  /** The edition in which the page stands. */
  release?: { slug: string; label: string };
  ancestors?: readonly { label: string; href: string; lang?: string }[];
  here: string;
  hereLang?: string;
}

/** From the home page through the doctrine, whose front is what changes between its editions. */
export function EditionCrumbs({
  doctrine,
  title,
  release,
  ancestors = [],
  here,
  hereLang,
}: EditionCrumbsProps) {
  const messages = useMessages();
  const address = useAddress();
  return (
    <Breadcrumb
      above={[
        { label: messages.text('shell.nav.home'), href: address('home') },
        { label: title, href: address('compareReleases', { doctrine }), lang: 'fr' },
        ...(release
          ? [
              {
                label: release.label,
                href: address('release', { doctrine, release: release.slug }),
                lang: 'fr',
              },
            ]
          : []),
        ...ancestors,
      ]}
      here={here}
      hereLang={hereLang}
    />
  );
}
