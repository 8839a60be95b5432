import { resultUnion, userErrorType } from '#platform/graphql';
import { DispositionNotPossible, SnapshotNotReady } from '../synthesis.errors';
import { DispositionType } from './disposition.type';
import { ExportType, SnapshotType } from './snapshot.type';

export const SetDispositionResult = resultUnion('SetDispositionResult', DispositionType, [
  userErrorType(DispositionNotPossible, 'La contribution a été publique et ne l’est plus.'),
]);
export const TakeSnapshotResult = resultUnion('TakeSnapshotResult', SnapshotType);
export const RequestExportResult = resultUnion('RequestExportResult', ExportType, [
  userErrorType(SnapshotNotReady, 'L’arrêté n’est pas encore pris, ou n’a pas pu l’être.'),
]);
