export { TourGraphqlModule } from './tour-graphql.module';
