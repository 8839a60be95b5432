import type { LoaderFunctionArgs } from 'react-router';
import { query } from '../api/api';
import { graphql, type ResultOf } from '../api/graphql';

const LayoutQuery = graphql(`
  query Layout {
    viewer {
      id
      displayName
      roles {
        role
        consultationId
      }
    }
  }
`);

export type Layout = ResultOf<typeof LayoutQuery>;

/** Who is looking: on every page, for its header. */
export const layoutLoader = (call: LoaderFunctionArgs): Promise<Layout> => query(call, LayoutQuery);
