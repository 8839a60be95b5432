import { Controller, Get, Header } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newestMails } from '#platform/mail';
import { html, Html, page } from './page';

/** Mails shown on one page. */
const SHOWN = 50;

/** Addresses in a mail become links that work, without the marks that end a sentence; the text around them stays escaped. */
const withLinks = (text: string): Html[] =>
  text
    .split(/(https?:\/\/\S*[\w/=-])/)
    .map((part, index) => (index % 2 ? html`<a href="${part}">${part}</a>` : html`${part}`));

/** The sample's mailbox, which shows every mail to everybody; it exists in sample mode only. */
@Controller('courrier')
export class MailboxController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async list(): Promise<string> {
    const mails = await newestMails(this.dataSource, SHOWN);
    return page(
      'Boîte aux lettres de démonstration',
      html`<p>En démonstration, aucun courriel ne part : tous arrivent ici, visibles de tous.</p>
        ${mails.length === 0 && html`<p>Aucun message pour l’instant.</p>`}
        ${mails.map(
          (mail) =>
            html`<article>
              <h2>${mail.subject}</h2>
              <p>
                À ${mail.toAddress}, le
                ${mail.createdAt.toLocaleString('fr-FR', { timeZone: 'Europe/Paris' })}
              </p>
              <pre>${withLinks(mail.textBody ?? '')}</pre>
            </article>`,
        )}`,
    );
  }
}
