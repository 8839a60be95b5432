declare module 'virtual:icons.css';

declare module 'virtual:possible-types' {
  /** Names of the types that implement each interface of the API. */
  const possibleTypes: Record<string, string[]>;
  export default possibleTypes;
}
