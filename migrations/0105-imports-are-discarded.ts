import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file that nobody wants to import goes at once, not after thirty days; who discarded it stays. */
export class ImportsAreDiscarded1700000000105 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE doctrine_import
        ADD COLUMN discarded_by uuid CONSTRAINT doctrine_import_discarded_by_fkey REFERENCES participant (id),
        ADD COLUMN discarded_at timestamptz,
        DROP CONSTRAINT doctrine_import_state_check,
        ADD CONSTRAINT doctrine_import_state_check
          CHECK (state IN ('received', 'reading', 'planned', 'refused', 'applied', 'discarded')),
        ADD CONSTRAINT doctrine_import_discarded_check CHECK ((state = 'discarded') = (discarded_at IS NOT NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM doctrine_import WHERE state = 'discarded'`);
    await runner.query(`
      ALTER TABLE doctrine_import DROP COLUMN discarded_by, DROP COLUMN discarded_at,
        DROP CONSTRAINT doctrine_import_state_check,
        ADD CONSTRAINT doctrine_import_state_check
          CHECK (state IN ('received', 'reading', 'planned', 'refused', 'applied'))`);
  }
}
