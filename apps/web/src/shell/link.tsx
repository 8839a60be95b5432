import type { AnchorHTMLAttributes } from 'react';
import { Link as RouterLink } from 'react-router';

type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  href: string;
  /** Keeps the place on the page: for filters and choices within it. */
  keepsPlace?: boolean;
};

/** A link. Within the application it changes the page without loading it anew; elsewhere it is an ordinary link. */
export function Link({ href, keepsPlace = false, ...rest }: LinkProps) {
  const isOurs = href.startsWith('/') && rest.download === undefined && rest.target === undefined;
  return isOurs ? (
    <RouterLink to={href} preventScrollReset={keepsPlace} {...rest} />
  ) : (
    <a href={href} {...rest} />
  );
}
