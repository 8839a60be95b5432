/** The French name of what a link or a button is about, for those who hear it without what stands around it. */
export const OfWhat = ({ children }: { children: string }) => (
  <span className="fr-sr-only" lang="fr">
    {' '}
    {children}
  </span>
);
