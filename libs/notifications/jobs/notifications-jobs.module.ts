import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications.module';
import { TellAuthorHandler, TellHoldHandler } from './tell-author.handlers';

@Module({ imports: [NotificationsModule], providers: [TellAuthorHandler, TellHoldHandler] })
export class NotificationsJobsModule {}
