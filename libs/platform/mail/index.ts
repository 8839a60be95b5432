export { Mail } from './mail.entity';
export { queueMail, type MailToSend } from './mail.outbox';
export { newestMails, type MailboxEntry } from './mailbox.queries';
export { SendMailHandler } from './send-mail.handler';
