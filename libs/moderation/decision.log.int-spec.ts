import { DataSource } from 'typeorm';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#platform/testing';
import { DecisionLog, type DecisionToLog } from './decision.log';

const published = (statement: string | null = null): DecisionToLog => ({
  revisionId: newId(),
  commentId: newId(),
  caseId: null,
  kind: 'publish',
  reasonCode: null,
  statement,
  statementItems: null,
  decidedBy: null,
  rule: 'screening.passed',
});

describe('the stored log of decisions', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let log: DecisionLog;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url, poolSize: 12 }).initialize();
    log = new DecisionLog(dataSource);
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const append = (consultationId: string, decision = published()) =>
    dataSource.transaction((manager) => log.append(manager, consultationId, () => decision));

  const logOf = async (length: number): Promise<{ consultationId: string; ids: string[] }> => {
    const consultationId = newId();
    const ids: string[] = [];
    for (let i = 0; i < length; i += 1) ids.push((await append(consultationId)).id);
    return { consultationId, ids };
  };

  /** What somebody above the triggers could do. */
  const byHand = (sql: string, parameters: unknown[]): Promise<void> =>
    dataSource.transaction(async (manager) => {
      await manager.query(`SET LOCAL session_replication_role = 'replica'`);
      await manager.query(sql, parameters);
    });

  it('is one chain without gaps, whoever writes at the same time', async () => {
    const consultationId = newId();
    await Promise.all(Array.from({ length: 40 }, () => append(consultationId)));
    const rows: { seq: string }[] = await dataSource.query(
      'SELECT seq FROM decision WHERE consultation_id = $1 ORDER BY seq',
      [consultationId],
    );
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => String(i + 1)));
    expect(await log.verify(consultationId)).toMatchObject({ intact: true, length: 40 });
  });

  it('leaves no gap where a command was rolled back', async () => {
    const { consultationId } = await logOf(1);
    await expect(
      dataSource.transaction(async (manager) => {
        await log.append(manager, consultationId, () => published());
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await append(consultationId)).toMatchObject({ seq: '2' });
    expect(await log.verify(consultationId)).toMatchObject({ intact: true, length: 2 });
  });

  it('keeps every character that was sealed', async () => {
    const consultationId = newId();
    const statementItems = '{"b": 1,  "a": "é\\u00e9 « \u202f!"}';
    await append(consultationId, { ...published('Ligne\nsuivante « x » ’ \u{1F642}'), statementItems });
    expect(await log.verify(consultationId)).toMatchObject({ intact: true, length: 1 });
  });

  it.each([
    ['changed', `UPDATE decision SET statement = 'autre' WHERE id = $1`],
    ['removed', 'DELETE FROM decision WHERE id = $1'],
  ])('refuses that a decision be %s', async (_, sql) => {
    const { ids } = await logOf(1);
    await expect(dataSource.query(sql, [ids[0]])).rejects.toMatchObject({ code: '23001' });
  });

  it('refuses that the log, or the head of it, be emptied', async () => {
    await expect(dataSource.query('TRUNCATE decision')).rejects.toMatchObject({ code: '23001' });
    await expect(dataSource.query('TRUNCATE decision_chain')).rejects.toMatchObject({ code: '23001' });
    await expect(dataSource.query('DELETE FROM decision_chain')).rejects.toMatchObject({ code: '23001' });
    await expect(dataSource.query('UPDATE decision_chain SET length = 0')).rejects.toMatchObject({
      code: '23001',
    });
  });

  it('is closed to the account that owns the table, besides the triggers', async () => {
    const [rights] = await dataSource.query(
      `SELECT coalesce(bool_or(a.privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')), false) AS "mayChange",
         bool_or(a.privilege_type = 'INSERT') AS "mayAdd"
       FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = 'decision'::regclass`,
    );
    expect(rights).toEqual({ mayChange: false, mayAdd: true });
  });

  it('cannot fork: two decisions never name the same one before them', async () => {
    const { consultationId, ids } = await logOf(1);
    await expect(
      dataSource.query(
        `INSERT INTO decision (id, seq, consultation_id, revision_id, comment_id, kind, rule, decided_at, previous_hash, hash)
         SELECT $1, 2, $2, revision_id, comment_id, kind, rule, decided_at, previous_hash, 'x' FROM decision WHERE id = $3`,
        [newId(), consultationId, ids[0]],
      ),
    ).rejects.toMatchObject({ constraint: 'decision_previous_hash_key' });
  });

  it('names the decision that was altered by hand', async () => {
    const { consultationId, ids } = await logOf(5);
    await byHand(`UPDATE decision SET kind = 'keep' WHERE id = $1`, [ids[2]]);
    expect(await log.verify(consultationId)).toMatchObject({
      intact: false,
      fault: 'altered',
      id: ids[2],
      seq: '3',
      length: 2,
    });
    expect((await log.verifyAll()).filter(({ intact }) => !intact)).toHaveLength(1);
  });

  it('names what follows a decision that was taken out', async () => {
    const { consultationId, ids } = await logOf(4);
    await byHand('DELETE FROM decision WHERE id = $1', [ids[1]]);
    expect(await log.verify(consultationId)).toMatchObject({
      intact: false,
      fault: 'broken_link',
      id: ids[2],
    });
  });

  it('shows that its end was cut off, and that its head was moved', async () => {
    const cut = await logOf(3);
    await byHand('DELETE FROM decision WHERE id = $1', [cut.ids[2]]);
    expect(await log.verify(cut.consultationId)).toMatchObject({
      intact: false,
      fault: 'cut_off',
      length: 2,
      expectedLength: '3',
    });
    const moved = await logOf(2);
    await byHand(`UPDATE decision_chain SET head = repeat('a', 64) WHERE consultation_id = $1`, [
      moved.consultationId,
    ]);
    expect(await log.verify(moved.consultationId)).toMatchObject({ intact: false, fault: 'head_differs' });
  });

  it('is verified over more decisions than are read at a time', async () => {
    const consultationId = newId();
    await dataSource.transaction(async (manager) => {
      for (let i = 0; i < 1_001; i += 1) await log.append(manager, consultationId, () => published());
    });
    expect(await log.verify(consultationId)).toMatchObject({ intact: true, length: 1_001 });
  });
});
