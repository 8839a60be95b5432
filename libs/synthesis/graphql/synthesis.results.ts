import { resultUnion, userErrorType } from '#platform/graphql';
import { DispositionNotPossible, NoDispositionToPublish, SnapshotNotReady } from '../synthesis.errors';
import { DispositionType } from './disposition.type';
import { DispositionPublicationType } from './publication.type';
import { ExportType, SnapshotType } from './snapshot.type';

export const SetDispositionResult = resultUnion('SetDispositionResult', DispositionType, [
  userErrorType(DispositionNotPossible, 'La contribution a été publique et ne l’est plus.'),
]);
export const PublishDispositionsResult = resultUnion(
  'PublishDispositionsResult',
  DispositionPublicationType,
  [
    userErrorType(
      NoDispositionToPublish,
      'Toutes les suites données à des contributions publiques le sont déjà.',
    ),
  ],
);
export const TakeSnapshotResult = resultUnion('TakeSnapshotResult', SnapshotType);
export const RequestExportResult = resultUnion('RequestExportResult', ExportType, [
  userErrorType(SnapshotNotReady, 'L’arrêté n’est pas encore pris, ou n’a pas pu l’être.'),
]);
