import { Module } from '@nestjs/common';
import { SampleMailsResolver } from './sample-mails.resolver';

/** What people read of the mails that the platform writes: in the sample alone. */
@Module({ providers: [SampleMailsResolver] })
export class NotificationsGraphqlModule {}
