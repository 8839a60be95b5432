import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { mutate, notFound, query } from '../../api/api';
import { graphql, type ResultOf } from '../../api/graphql';
import { refusalOf, RefusalFragment, refused } from '../../api/refusal';
import { languageOf } from '../../i18n/language';
import { draftedConsultation, type DraftedConsultation } from './drafting-comments.loader';

const SnapshotsQuery = graphql(`
  query Snapshots($consultation: ID!, $after: String) {
    snapshots(consultationId: $consultation, after: $after, first: 20) {
      nodes {
        id
        label
        state
        progress
        error
        requestedAt
        takenAt
        commentCount
        digest
        exports {
          id
          format
          state
          progress
          requestedAt
          finishedAt
          fileName
          byteSize
          sha256
          error
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const TakeSnapshot = graphql(
  `
    mutation TakeSnapshot($input: TakeSnapshotInput!) {
      takeSnapshot(input: $input) {
        __typename
        ...Refusal
        ... on Snapshot {
          id
        }
      }
    }
  `,
  [RefusalFragment],
);

const RequestExport = graphql(
  `
    mutation RequestExport($input: RequestExportInput!) {
      requestExport(input: $input) {
        __typename
        ...Refusal
        ... on Export {
          id
        }
      }
    }
  `,
  [RefusalFragment],
);

export type Snapshot = ResultOf<typeof SnapshotsQuery>['snapshots']['nodes'][number];
export type Export = Snapshot['exports'][number];

export const FORMATS = ['docx', 'csv', 'json'] as const;

export interface SnapshotsData {
  consultation: DraftedConsultation;
  snapshots: Snapshot[];
  after: string | null;
  next: string | null;
  /** Something is waited for: the page looks again. */
  isBusy: boolean;
}

const isUnderWay = ({ state }: { state: string }): boolean => state === 'waiting' || state === 'running';

export async function snapshotsLoader(call: LoaderFunctionArgs): Promise<SnapshotsData> {
  const consultation = await draftedConsultation(call);
  const after = new URL(call.request.url).searchParams.get('apres');
  const { nodes, pageInfo } = (await query(call, SnapshotsQuery, { consultation: consultation.id, after }))
    .snapshots;
  return {
    consultation,
    snapshots: nodes,
    after,
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    isBusy: nodes.some((snapshot) => isUnderWay(snapshot) || snapshot.exports.some(isUnderWay)),
  };
}

export const exportIntent = (snapshotId: string): string => `export:${snapshotId}`;

export async function snapshotsAction(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const { pathname } = new URL(call.request.url);
  const to = (done: string, fragment = ''): Response =>
    redirect(addressOf(languageOf(pathname), 'snapshots', call.params, { fait: done }, fragment));
  if (text('intent') === 'take') {
    const consultation = await draftedConsultation(call);
    const { takeSnapshot } = await mutate(call, TakeSnapshot, {
      input: { consultationId: consultation.id, label: text('label') },
    });
    const refusal = refusalOf(takeSnapshot);
    return refusal ? refused(refusal, form) : to('arrete');
  }
  const format = FORMATS.find((known) => known === text('format'));
  const snapshotId = text('snapshot');
  if (!snapshotId) throw notFound();
  if (!format) return refused({ code: 'FORMAT_MISSING', field: 'format', message: '' }, form);
  const { requestExport } = await mutate(call, RequestExport, { input: { snapshotId, format } });
  const refusal = refusalOf(requestExport);
  return refusal ? refused(refusal, form) : to('export', `a-${snapshotId}`);
}
