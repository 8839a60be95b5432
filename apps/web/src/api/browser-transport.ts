import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import possibleTypes from 'virtual:possible-types';
import type { Transport } from './api';

/** Objects without an identity of their own: they belong to what holds them. */
const embedded = (): null => null;

/**
 * The browser's way to the API: urql with a normalised cache, so that a comment which a mutation gives back is new
 * wherever it is shown, and a text that was read is not asked for again.
 */
export function browserTransport(): Transport {
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: { credentials: 'same-origin' },
    exchanges: [
      cacheExchange({
        possibleTypes,
        keys: {
          // A paragraph and a section outlast their texts: by their ids one edition's would stand for another's.
          Block: embedded,
          BlockChange: embedded,
          BlockCommentCount: embedded,
          CommentAnchor: embedded,
          CommentAuthor: embedded,
          CommentPreview: embedded,
          CommentProvenance: embedded,
          CommentQuote: embedded,
          CommentReport: embedded,
          CommentSection: embedded,
          CommentSource: embedded,
          CommentThread: embedded,
          CommentWarning: embedded,
          ConsultationSource: embedded,
          DatabaseState: embedded,
          DecisionReason: embedded,
          DispositionsToPublish: embedded,
          DraftQuote: embedded,
          HistoryVersion: embedded,
          ImportPlan: embedded,
          ImportComparison: embedded,
          ImportRemark: embedded,
          ImportTotals: embedded,
          JobsState: embedded,
          LastRelease: embedded,
          LegalPage: embedded,
          LinkChange: embedded,
          MailsState: embedded,
          MarkedPiece: embedded,
          OtherSection: embedded,
          OutcomeCount: embedded,
          Passage: embedded,
          PendingChange: embedded,
          PlacementCounts: embedded,
          PlannedSection: embedded,
          ProgrammeItem: embedded,
          QueueCount: embedded,
          QuotedPassage: embedded,
          ReactionCounts: embedded,
          RedlineRow: embedded,
          ReleaseComparison: embedded,
          ReleasePage: embedded,
          RoleGrant: embedded,
          Section: embedded,
          SectionChange: embedded,
          SectionCommentCount: embedded,
          SectionDispositionProgress: embedded,
          SectionDispositions: embedded,
          SectionAddress: embedded,
          SectionEntry: embedded,
          SectionHistory: embedded,
          SectionPassages: embedded,
          SelectedPassage: embedded,
          SectionPlace: embedded,
          SectionPreview: embedded,
          SectionRedline: embedded,
          SectionRetirement: embedded,
          SectionSuccessor: embedded,
          SectionWriting: embedded,
          Speaker: embedded,
          StageCommentCount: embedded,
          SystemState: embedded,
          TextPiece: embedded,
          TourDiscrepancy: embedded,
          TourFact: embedded,
          TourMedia: embedded,
          TourSource: embedded,
          TourStageDay: embedded,
          TourStagePage: embedded,
          VersionConflict: embedded,
          VersionRelease: embedded,
          VoteTally: embedded,
          WordOperation: embedded,
        },
      }),
      fetchExchange,
    ],
  });
  return {
    async execute(document, variables, how) {
      const result =
        how === 'mutation'
          ? await client.mutation(document, variables).toPromise()
          : await client
              .query(document, variables, {
                requestPolicy: how === 'lasting query' ? 'cache-first' : 'network-only',
              })
              .toPromise();
      const { error } = result;
      if (error?.networkError && error.graphQLErrors.length === 0) {
        return { errors: [{ message: '', extensions: { code: 'UNAVAILABLE' } }] };
      }
      return { data: result.data, errors: error?.graphQLErrors };
    },
  };
}
