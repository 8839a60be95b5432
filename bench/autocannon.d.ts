/** What is used here of autocannon, which ships no types. */
declare module 'autocannon' {
  interface Histogram {
    p50: number;
    p97_5: number;
    average: number;
  }

  interface Result {
    errors: number;
    timeouts: number;
    non2xx: number;
    mismatches: number;
    /** Seconds. */
    duration: number;
    /** Milliseconds. */
    latency: Histogram;
    requests: { total: number; average: number };
  }

  interface Options {
    url: string;
    method: 'POST';
    headers: Record<string, string>;
    body: string;
    connections: number;
    /** Seconds. */
    duration?: number;
    /** Requests, in place of a duration. */
    amount?: number;
    /** Called with every answer; false counts as a mismatch. */
    verifyBody?: (body: string) => boolean;
  }

  function autocannon(options: Options): Promise<Result>;
  export = autocannon;
}
