export { AuthorLetters } from './author.letters';
export { NotificationsModule } from './notifications.module';
