import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { Access } from '#identity/graphql';
import { CONFIGURATION, type Configuration } from '#platform';
import { newestMails } from '#platform/mail';
import { SampleMailType } from './sample-mail.type';

/** Mails in the sample's mailbox. */
const SHOWN = 50;

/** The sample's mailbox, by which whoever tries the platform signs in and reads what authors are told. */
@Resolver(() => SampleMailType)
export class SampleMailsResolver {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Access('public')
  @Query(() => [SampleMailType], {
    nullable: true,
    description:
      'Les 50 derniers courriels de la démonstration, les plus récents d’abord ; rien hors du mode démonstration.',
  })
  async sampleMails(): Promise<SampleMailType[] | null> {
    if (!this.configuration.SAMPLE_MODE) return null;
    const mails = await newestMails(this.dataSource, SHOWN);
    return mails.map((mail) => Object.assign(new SampleMailType(), mail));
  }
}
