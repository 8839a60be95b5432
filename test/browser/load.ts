import type { Browser } from 'playwright-core';
import { PersonalBrowser } from './browser';
import type { Site } from './site';

/** What a first visit costs a person. */
export interface FirstLoad {
  /** Bytes over the network, headers included. */
  bytes: number;
  requests: number;
  /** Milliseconds until the largest part is painted (LCP). */
  largestPaintMs: number;
  firstPaintMs: number;
  /** Cumulative layout shift (CLS). */
  layoutShift: number;
  /** What was the largest. */
  largest: string;
}

/** As Lighthouse's « slow 4G »: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back; a processor four times slower. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const CPU_SLOWDOWN = 4;

/** Milliseconds after which nothing is painted any more. */
const SETTLED_MS = 1_500;

const OBSERVE = `
  globalThis.seen = { largest: 0, first: 0, shift: 0, what: '' };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      seen.largest = entry.startTime;
      seen.what = entry.element ? entry.element.tagName + '.' + entry.element.className : '';
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'first-contentful-paint') seen.first = entry.startTime;
  }).observe({ type: 'paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** Loads an address in a browser that has seen nothing of us yet. */
export async function firstLoad(
  browser: Browser,
  site: Site,
  path: string,
  slow: boolean,
): Promise<FirstLoad> {
  const person = await PersonalBrowser.of(browser, site, 'visitor', { width: slow ? 412 : 1_360 });
  try {
    const page = await person.page();
    const devtools = await person.context.newCDPSession(page);
    await devtools.send('Network.enable');
    let bytes = 0;
    let requests = 0;
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      requests += 1;
    });
    if (slow) {
      await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    }
    await person.context.addInitScript(OBSERVE);
    await page.goto(`${site.url}${path}`, { waitUntil: 'networkidle' });
    await page.waitForTimeout(SETTLED_MS);
    const seen = await page.evaluate<{ largest: number; first: number; shift: number; what: string }>('seen');
    return {
      bytes,
      requests,
      largestPaintMs: seen.largest,
      firstPaintMs: seen.first,
      layoutShift: seen.shift,
      largest: seen.what,
    };
  } finally {
    await person.close();
  }
}
