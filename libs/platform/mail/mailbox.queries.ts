import type { DataSource } from 'typeorm';

export interface MailboxEntry {
  id: string;
  toAddress: string;
  subject: string;
  textBody: string | null;
  createdAt: Date;
}

/** The newest mails, at most `limit`, of the sample's local mailbox. Never served outside sample mode. */
export async function newestMails(dataSource: DataSource, limit: number): Promise<MailboxEntry[]> {
  return dataSource.query(
    `SELECT id, to_address AS "toAddress", subject, text_body AS "textBody", created_at AS "createdAt"
     FROM mail ORDER BY created_at DESC, id DESC LIMIT $1`,
    [limit],
  );
}
