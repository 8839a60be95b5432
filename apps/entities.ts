import { commentsEntities } from '#comments';
import { doctrineEntities } from '#doctrine';
import { identityEntities } from '#identity';
import { moderationEntities } from '#moderation';
import { Job } from '#platform';
import { Mail } from '#platform/mail';
import { synthesisEntities } from '#synthesis';
import { tourEntities } from '#tour';

/** Every table of the platform, for the processes' connections and for the comparison with the migrations. */
export const entities = [
  Job,
  Mail,
  ...identityEntities,
  ...doctrineEntities,
  ...tourEntities,
  ...commentsEntities,
  ...moderationEntities,
  ...synthesisEntities,
];
