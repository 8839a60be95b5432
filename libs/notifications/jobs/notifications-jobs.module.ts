import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications.module';
import { TellAuthorHandler, TellHoldHandler } from './tell-author.handlers';
import { TellAuthorsHandler, TellDispositionsHandler } from './tell-dispositions.handlers';

@Module({
  imports: [NotificationsModule],
  providers: [TellAuthorHandler, TellHoldHandler, TellAuthorsHandler, TellDispositionsHandler],
})
export class NotificationsJobsModule {}
