import { doctrineEntities } from '#doctrine';
import { identityEntities } from '#identity';
import { Job } from '#platform';
import { Mail } from '#platform/mail';

/** Every table of the platform, for the processes' connections and for the comparison with the migrations. */
export const entities = [Job, Mail, ...identityEntities, ...doctrineEntities];
