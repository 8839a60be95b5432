import account from '../features/account/messages.en.json';
import administration from '../features/administration/messages.en.json';
import comments from '../features/comments/messages.en.json';
import consultations from '../features/consultations/messages.en.json';
import dispositions from '../features/dispositions/messages.en.json';
import doctrine from '../features/doctrine/messages.en.json';
import drafting from '../features/drafting/messages.en.json';
import imports from '../features/imports/messages.en.json';
import legal from '../features/legal/messages.en.json';
import moderation from '../features/moderation/messages.en.json';
import passages from '../features/passages/messages.en.json';
import placements from '../features/placements/messages.en.json';
import tour from '../features/tour/messages.en.json';
import versions from '../features/versions/messages.en.json';
import writing from '../features/writing/messages.en.json';
import forms from '../forms/messages.en.json';
import shell from '../shell/messages.en.json';

/** All that the interface says in English, by feature. */
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
