/** The migrated database that the run's setup makes once, and that every test file clones. */
export const TEMPLATE_DATABASE = 'concertation_template';
