import { Module } from '@nestjs/common';
import { AuthorLetters } from './author.letters';

@Module({ providers: [AuthorLetters], exports: [AuthorLetters] })
export class NotificationsModule {}
