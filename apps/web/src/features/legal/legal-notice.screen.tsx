import { legalHead, legalPageLoader } from './legal-page.loader';

export { LegalPage as Component } from './legal-page';

export const loader = legalPageLoader('legal_notice');
export const handle = { head: legalHead };
