import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Letters with what stands for each of them; then typographic signs, which a database without a locale takes for letters. Both are the
 * inside of SQL literals.
 */
const SIGNED =
  'ÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖòóôõöÙÚÛÜùúûüÝŸýÿ' + '«»“”„’‘' + '\u00a0\u202f\u2009–—…•·€→';
const PLAIN = 'AAAAAAaaaaaaCcEEEEeeeeIIIIiiiiNnOOOOOoooooUUUUuuuuYYyy' + '"""""\'\'\'\'' + '          ';

/** What PostgreSQL's French stop words lack, and those of them that are written with an accent, without it. */
const STOP_WORDS =
  'les|cet|cette|dont|si|a|meme|ete|etee|etees|etes|etant|etante|etants|etantes|etais|etait|etions|etiez|etaient|fumes|futes|eumes|eutes';

/** Free-standing: not the A of « A.4.1 », nor a part of a compound. */
const STOP_WORD = `(?<![[:alnum:].-])(${STOP_WORDS})(?![[:alnum:]-]|\\.[[:alnum:]])`;

/**
 * Full text of what is public, for search in French. A comment has a row here while its public text is to be seen and none at any other
 * time, by the database's own rule: a text that waits, was refused, hidden or withdrawn is not in the index at all. Written at the end
 * of the transaction, whatever the order in which a comment and its text come in.
 *
 * Accents, ligatures and typographic signs are folded before the words are taken apart, in texts and in what is searched alike. It is a
 * function of ours and no extension: `unaccent` is not installed everywhere, and behind it accented stop words would be found no more.
 */
export class CommentSearch1700000000064 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TEXT SEARCH CONFIGURATION concertation (COPY = pg_catalog.french)');
    await runner.query(`
      CREATE FUNCTION search_words(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN regexp_replace(
        replace(replace(replace(replace(
          translate(normalize(words, NFC), '${SIGNED}', '${PLAIN}'),
          'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'),
        '${STOP_WORD}', ' ', 'gi')`);
    await runner.query(`
      CREATE TABLE comment_search (
        comment_id uuid PRIMARY KEY CONSTRAINT comment_search_comment_fkey REFERENCES comment (id),
        consultation_id uuid NOT NULL CONSTRAINT comment_search_consultation_fkey REFERENCES consultation (id),
        document tsvector NOT NULL
      )`);
    await runner.query(`
      CREATE FUNCTION comment_search_follows() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO comment_search (comment_id, consultation_id, document)
        SELECT c.id, c.consultation_id,
          to_tsvector('concertation', search_words(concat_ws(E'\\n\\n', r.title, r.body, r.proposed_wording)))
        FROM comment c JOIN comment_revision r ON r.id = c.published_revision_id
        WHERE c.id = NEW.id AND c.state = 'published'
        ON CONFLICT (comment_id) DO UPDATE SET document = excluded.document;
        IF NOT FOUND THEN
          DELETE FROM comment_search WHERE comment_id = NEW.id;
        END IF;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER comment_search_begins AFTER INSERT ON comment DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION comment_search_follows()`);
    await runner.query(`
      CREATE CONSTRAINT TRIGGER comment_search_follows AFTER UPDATE ON comment DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (OLD.state <> NEW.state OR OLD.published_revision_id IS DISTINCT FROM NEW.published_revision_id)
      EXECUTE FUNCTION comment_search_follows()`);
    await runner.query(`
      INSERT INTO comment_search (comment_id, consultation_id, document)
      SELECT c.id, c.consultation_id,
        to_tsvector('concertation', search_words(concat_ws(E'\\n\\n', r.title, r.body, r.proposed_wording)))
      FROM comment c JOIN comment_revision r ON r.id = c.published_revision_id WHERE c.state = 'published'`);
    // Without a pending list: a search costs the same after a busy hour as before it.
    await runner.query(
      'CREATE INDEX comment_search_document ON comment_search USING gin (document) WITH (fastupdate = off)',
    );
    await runner.query(
      'CREATE INDEX comment_search_consultation ON comment_search (consultation_id, comment_id)',
    );
    await runner.query('CREATE INDEX comment_consultation ON comment (consultation_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX comment_consultation');
    await runner.query('DROP TRIGGER comment_search_follows ON comment');
    await runner.query('DROP TRIGGER comment_search_begins ON comment');
    await runner.query('DROP FUNCTION comment_search_follows()');
    await runner.query('DROP TABLE comment_search');
    await runner.query('DROP FUNCTION search_words(text)');
    await runner.query('DROP TEXT SEARCH CONFIGURATION concertation');
  }
}
