import { Inject, Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { DataSource } from 'typeorm';
import type { Configuration } from '../config/configuration';
import type { Transaction } from '../database/transactions';
import { HandlesJob, type JobHandler } from '../jobs/job.handler';
import { CONFIGURATION } from '../tokens';
import { SendMail, type SendMailPayload } from './mail.outbox';

/** Milliseconds granted to the mail server for each step. */
const SMTP_TIMEOUT_MS = 10_000;

/**
 * Sends one mail. A worker that dies between the mail server's acceptance and the record sends it again; the mail then
 * carries the same Message-ID, by which receiving servers recognise the repetition.
 */
@Injectable()
@HandlesJob(SendMail)
export class SendMailHandler implements JobHandler<SendMailPayload> {
  private readonly transport: Transporter | null;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly dataSource: DataSource,
  ) {
    this.transport = configuration.SMTP_URL
      ? createTransport({
          url: configuration.SMTP_URL,
          connectionTimeout: SMTP_TIMEOUT_MS,
          greetingTimeout: SMTP_TIMEOUT_MS,
          socketTimeout: SMTP_TIMEOUT_MS,
        })
      : null;
  }

  async prepare({ mailId }: SendMailPayload): Promise<undefined> {
    if (!this.transport) return;
    const rows: { to_address: string; subject: string; text_body: string | null }[] =
      await this.dataSource.query(
        `SELECT to_address, subject, text_body FROM mail WHERE id = $1 AND state = 'waiting'`,
        [mailId],
      );
    const mail = rows[0];
    if (!mail?.text_body) return;
    await this.transport.sendMail({
      from: this.configuration.MAIL_FROM,
      to: mail.to_address,
      subject: mail.subject,
      text: mail.text_body,
      messageId: `<${mailId}@${new URL(this.configuration.PUBLIC_URL).hostname}>`,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async apply({ mailId }: SendMailPayload, { manager }: Transaction): Promise<void> {
    await manager.query(
      `UPDATE mail SET state = 'sent', sent_at = now(), text_body = CASE WHEN $2 THEN text_body END WHERE id = $1`,
      [mailId, this.configuration.SAMPLE_MODE],
    );
  }

  async giveUp({ mailId }: SendMailPayload, { manager }: Transaction): Promise<void> {
    await manager.query(`UPDATE mail SET state = 'failed' WHERE id = $1`, [mailId]);
  }
}
