import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '#platform/graphql';
import { ANCHOR_KINDS, CHANNELS, COMMENT_KINDS, POSITIONS } from '../comment.entity';
import { COMMENT_STATES, REVISION_STATES } from '../comment.state';
import { COMMENT_SORTS } from '../comments.queries';

export const CommentKindEnum = enumOf(COMMENT_KINDS);
registerEnumType(CommentKindEnum, {
  name: 'CommentKind',
  description: 'Remarque, question, ou proposition de rédaction.',
});

export const PositionEnum = enumOf(POSITIONS);
registerEnumType(PositionEnum, { name: 'Position', description: 'Pour, mitigé ou contre.' });

export const AnchorKindEnum = enumOf(ANCHOR_KINDS);
registerEnumType(AnchorKindEnum, {
  name: 'AnchorKind',
  description: 'Ce qui est commenté : la section, un paragraphe, ou des mots d’un paragraphe.',
});

export const ChannelEnum = enumOf(CHANNELS);
registerEnumType(ChannelEnum, {
  name: 'CommentChannel',
  description: 'Origine : en ligne, en salle, par courrier, par écrit, ou reprise d’une autre concertation.',
});

/** What a rapporteur may enter. */
export const TranscriptionChannelEnum = enumOf(['in_room', 'mail', 'written'] as const);
registerEnumType(TranscriptionChannelEnum, {
  name: 'TranscriptionChannel',
  description: 'Origine de ce qu’un rapporteur saisit : en salle, par courrier, par écrit.',
});

export const CommentStateEnum = enumOf(COMMENT_STATES);
registerEnumType(CommentStateEnum, {
  name: 'CommentState',
  description:
    'Envoyée (contrôle automatique), en cours d’examen, publiée, refusée, masquée ou retirée par son auteur.',
});

export const RevisionStateEnum = enumOf(REVISION_STATES);
registerEnumType(RevisionStateEnum, {
  name: 'CommentRevisionState',
  description: 'État d’un texte d’une contribution ; remplacé : un texte plus récent a pris sa place.',
});

export const CommentSortEnum = enumOf(COMMENT_SORTS);
registerEnumType(CommentSortEnum, {
  name: 'CommentSort',
  description: 'Les plus récentes ou les plus anciennes.',
});
