import { legalHead, legalPageLoader } from './legal-page.loader';

export { LegalPage as Component } from './legal-page';

export const loader = legalPageLoader('privacy');
export const handle = { head: legalHead };
