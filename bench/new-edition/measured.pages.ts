import type { Visitor } from '../../test/verify/person';
import { median } from '../measure.load';
import type { StatementCounter } from '../statement.counter';

/** One page as a browser without scripts gets it. */
export interface MeasuredPage {
  name: string;
  ms: number;
  statements: number;
  kilobytes: number;
  html: string;
}

const ASKED = 3;

/** Asks for a page once to warm up and three times to be measured; the time is the median. Throws unless it is there. */
export async function measurePage(
  name: string,
  visitor: Visitor,
  path: string,
  counter: StatementCounter,
): Promise<MeasuredPage> {
  const times: number[] = [];
  let html = await read(visitor, path);
  const before = counter.statements.length;
  for (let asked = 0; asked < ASKED; asked += 1) {
    const began = performance.now();
    html = await read(visitor, path);
    times.push(performance.now() - began);
  }
  return {
    ...{ name, html, ms: Math.round(median(times)) },
    statements: Math.round((counter.statements.length - before) / ASKED),
    kilobytes: Math.round(Buffer.byteLength(html) / 1_000),
  };
}

async function read(visitor: Visitor, path: string): Promise<string> {
  const response = await visitor.get(path);
  const html = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  return html;
}
