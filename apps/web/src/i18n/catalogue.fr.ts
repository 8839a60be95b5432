import account from '../features/account/messages.fr.json';
import administration from '../features/administration/messages.fr.json';
import comments from '../features/comments/messages.fr.json';
import consultations from '../features/consultations/messages.fr.json';
import dispositions from '../features/dispositions/messages.fr.json';
import doctrine from '../features/doctrine/messages.fr.json';
import drafting from '../features/drafting/messages.fr.json';
import imports from '../features/imports/messages.fr.json';
import legal from '../features/legal/messages.fr.json';
import moderation from '../features/moderation/messages.fr.json';
import passages from '../features/passages/messages.fr.json';
import placements from '../features/placements/messages.fr.json';
import tour from '../features/tour/messages.fr.json';
import versions from '../features/versions/messages.fr.json';
import writing from '../features/writing/messages.fr.json';
import forms from '../forms/messages.fr.json';
import shell from '../shell/messages.fr.json';

/** All that the interface says in French, by feature. */
export default {
  account,
  administration,
  comments,
  consultations,
  dispositions,
  doctrine,
  drafting,
  forms,
  imports,
  legal,
  moderation,
  passages,
  placements,
  shell,
  tour,
  versions,
  writing,
};
