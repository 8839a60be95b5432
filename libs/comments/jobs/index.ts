export { ScreenRevision, ScreenRevisionPayload } from './screen-revision.job';
