import { DispositionMotiveResolver } from './disposition-motive.resolver';
import { DispositionsResolver } from './dispositions.resolver';
import { EditionDispositionsResolver, SectionDispositionsResolver } from './edition-dispositions.resolver';
import { PublicationsResolver } from './publications.resolver';
import { PublishedDispositionsResolver, PublishedMotiveResolver } from './published-dispositions.resolver';
import { SnapshotResolver } from './snapshot.resolver';

export { DispositionType } from './disposition.type';
export { ExportType, SnapshotType } from './snapshot.type';
export { SynthesisGraphqlModule } from './synthesis-graphql.module';

/** The resolvers of this domain, for printing the schema. */
export const synthesisResolvers = [
  DispositionsResolver,
  DispositionMotiveResolver,
  EditionDispositionsResolver,
  SectionDispositionsResolver,
  PublicationsResolver,
  PublishedDispositionsResolver,
  PublishedMotiveResolver,
  SnapshotResolver,
];
