/** A mail as the mailbox page shows it. */
export interface ReadMail {
  to: string;
  subject: string;
  text: string;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_entity, name: string) => ENTITIES[name] ?? '');

/** Every mail of the sample's mailbox page (the 50 newest), newest first. */
export async function allMails(url: string): Promise<ReadMail[]> {
  const html = await (await fetch(`${url}/courrier`)).text();
  return html
    .split('<article>')
    .slice(1)
    .map((article) => ({
      to: /À (\S+), le/.exec(article)?.[1] ?? '',
      subject: plain(/<h2>([\s\S]*?)<\/h2>/.exec(article)?.[1] ?? ''),
      text: plain(/<pre>([\s\S]*?)<\/pre>/.exec(article)?.[1] ?? ''),
    }));
}

/** The mails to one address, newest first. */
export const mailsTo = async (url: string, address: string): Promise<ReadMail[]> =>
  (await allMails(url)).filter(({ to }) => to === address);
