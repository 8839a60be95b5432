import { IsUUID } from 'class-validator';
import { newId } from '#kernel';
import type { Transaction } from '../database/transactions';
import { defineJob } from '../jobs/job.contract';

export class SendMailPayload {
  @IsUUID()
  mailId: string;
}

export const SendMail = defineJob('platform.send-mail', SendMailPayload);

export interface MailToSend {
  participantId?: string;
  to: string;
  template: string;
  subject: string;
  text: string;
}

/** Writes a mail in the caller's transaction; the worker sends it once the command is committed. Returns its id. */
export async function queueMail(transaction: Transaction, mail: MailToSend): Promise<string> {
  const id = newId();
  await transaction.manager.query(
    `INSERT INTO mail (id, participant_id, to_address, template, subject, text_body) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, mail.participantId ?? null, mail.to, mail.template, mail.subject, mail.text],
  );
  await transaction.enqueue(SendMail, { mailId: id });
  return id;
}
