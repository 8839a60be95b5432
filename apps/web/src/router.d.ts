import 'react-router';

declare module 'react-router' {
  interface Future {
    /** Loaders and actions are given a typed context (api/api.ts). */
    v8_middleware: true;
  }
}
