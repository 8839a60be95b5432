import { PEOPLE } from './expectations';
import type { Seed } from './seed';
import type { Verdicts } from './verdicts';

interface Mail {
  __typename: string;
  id: string;
}

const MAILS = '{ sampleMails { __typename id toAddress subject textBody createdAt } }';

/** A demonstration shows all mails to everybody, and nothing else does: not even to an administrator. */
export async function playSample(seed: Seed, verdicts: Verdicts): Promise<void> {
  verdicts.surfaces.add('the sample’s mailbox');
  if (verdicts.shownTypes.has('SampleMail')) {
    verdicts.forbidden.add('A mail is shown by the API although this is no demonstration');
  }
  await seed.ground.withSampleApi(async (url) => {
    for (const person of PEOPLE) {
      const visitor = seed.cast.visitor(person).at(url);
      const mails = await visitor.ask<Mail[] | null>(MAILS);
      verdicts.requests += 2;
      if (!mails?.length) verdicts.faults.add(`${person} sees no mail of the demonstration`);
      for (const { __typename } of mails ?? []) verdicts.shownTypes.add(__typename);
      const page = await visitor.get('/courrier');
      if (page.status !== 200) verdicts.faults.add(`${person} GET /courrier: ${String(page.status)}`);
    }
  });
}
