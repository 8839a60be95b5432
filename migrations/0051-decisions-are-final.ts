import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Decisions are only added: by trigger for every account, and by taking the rights to change them from the account that
 * owns the table. Whoever is above both (a superuser) still breaks the chain and is found by its verification.
 */
export class DecisionsAreFinal1700000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION decision_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a decision never changes; another one follows it' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE FUNCTION decision_chain_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'UPDATE' THEN
          RAISE EXCEPTION 'the head of a log of decisions is never removed' USING ERRCODE = 'restrict_violation';
        END IF;
        IF NEW.consultation_id <> OLD.consultation_id OR NEW.length <> OLD.length + 1 THEN
          RAISE EXCEPTION 'a log of decisions grows by one decision at a time' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(
      'CREATE TRIGGER decision_is_final BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION decision_is_final()',
    );
    await runner.query(
      'CREATE TRIGGER decision_is_not_truncated BEFORE TRUNCATE ON decision EXECUTE FUNCTION decision_is_final()',
    );
    await runner.query(
      'CREATE TRIGGER decision_chain_only_grows BEFORE UPDATE OR DELETE ON decision_chain FOR EACH ROW EXECUTE FUNCTION decision_chain_only_grows()',
    );
    await runner.query(
      'CREATE TRIGGER decision_chain_is_not_truncated BEFORE TRUNCATE ON decision_chain EXECUTE FUNCTION decision_chain_only_grows()',
    );
    await runner.query('REVOKE UPDATE, DELETE, TRUNCATE ON decision FROM PUBLIC, CURRENT_USER');
    await runner.query('REVOKE DELETE, TRUNCATE ON decision_chain FROM PUBLIC, CURRENT_USER');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT DELETE, TRUNCATE ON decision_chain TO CURRENT_USER');
    await runner.query('GRANT UPDATE, DELETE, TRUNCATE ON decision TO CURRENT_USER');
    await runner.query('DROP TRIGGER decision_chain_is_not_truncated ON decision_chain');
    await runner.query('DROP TRIGGER decision_chain_only_grows ON decision_chain');
    await runner.query('DROP TRIGGER decision_is_not_truncated ON decision');
    await runner.query('DROP TRIGGER decision_is_final ON decision');
    await runner.query('DROP FUNCTION decision_chain_only_grows()');
    await runner.query('DROP FUNCTION decision_is_final()');
  }
}
