import { Visitor } from '../person';

/** A mail as the sample's mailbox shows it. */
export interface ReadMail {
  to: string;
  subject: string;
  text: string;
}

interface SampleMail {
  toAddress: string;
  subject: string;
  textBody: string | null;
}

/** Every mail of the sample's mailbox (the 50 newest), newest first. */
export async function allMails(url: string): Promise<ReadMail[]> {
  const mails = await new Visitor(url).ask<SampleMail[]>('{ sampleMails { toAddress subject textBody } }');
  return mails.map(({ toAddress, subject, textBody }) => ({ to: toAddress, subject, text: textBody ?? '' }));
}

/** The mails to one address, newest first. */
export const mailsTo = async (url: string, address: string): Promise<ReadMail[]> =>
  (await allMails(url)).filter(({ to }) => to === address);
