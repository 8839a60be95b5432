import type { Span } from './folded.text';

export interface MailAddress extends Span {
  readonly address: string;
}

const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 253;
const LOCAL = /[a-z0-9._%+'-]/u;
const DOMAIN = /[a-z0-9.-]/u;
/** « nom [at] site.fr », « nom (arobase) site.fr ». */
const SPELT_AT = / ?[[({] ?(?:at|arobase|chez|@) ?[\])}] ?/gu;
const SPELT_DOT = / ?[[({] ?(?:dot|point|\.) ?[\])}] ?/gu;

function extend(text: string, from: number, step: 1 | -1, allowed: RegExp, most: number): number {
  let at = from;
  for (let taken = 0; taken < most; taken += 1) {
    const sign = text[step === 1 ? at : at - 1];
    if (sign === undefined || !allowed.test(sign)) break;
    at += step;
  }
  return at;
}

/** The end of a well-formed domain in what was read, or -1: labels, a dot, two letters at least at the end. */
function domainEnd(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start && /[.-]/u.test(text[stop - 1] ?? '')) stop -= 1;
  const labels = text.slice(start, stop).split('.');
  const top = labels.at(-1) ?? '';
  const wellFormed = labels.length >= 2 && labels.every((label) => label !== '' && label.length <= 63);
  return wellFormed && /^(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59})$/u.test(top) ? stop : -1;
}

function addressAround(text: string, at: number, after: number): MailAddress | undefined {
  let start = extend(text, at, -1, LOCAL, LONGEST_LOCAL_PART);
  while (start < at && /[.'-]/u.test(text[start] ?? '')) start += 1;
  if (start === at) return undefined;
  const end = domainEnd(text, after, extend(text, after, 1, DOMAIN, LONGEST_DOMAIN));
  // « git@hote.fr:depot » names a repository, « //nom@hote.fr » is part of a link (told by its own phase).
  if (
    end < 0 ||
    (text[end] === ':' && text.slice(start, at) === 'git') ||
    text.slice(start - 2, start) === '//'
  ) {
    return undefined;
  }
  return { start, end, address: text.slice(start, at) + '@' + text.slice(after, end) };
}

/** A dot spelt out in the domain is read as a dot; only what follows a spelt @ is concerned. */
function speltAddress(text: string, at: number, after: number): MailAddress | undefined {
  const tail = text.slice(after, after + LONGEST_DOMAIN);
  const direct = addressAround(text, at, after);
  if (direct) return direct;
  const read = tail.replaceAll(SPELT_DOT, '.');
  if (read === tail) return undefined;
  const found = addressAround(text.slice(0, at) + '@' + read, at, at + 1);
  if (!found) return undefined;
  // The spelt form is longer than what was read of it; its span ends with the line at most.
  const spelt = /^[^\n]{0,30}?[\])}] ?[a-z]{2,24}/u.exec(tail)?.[0].length ?? 0;
  return { ...found, end: after + spelt };
}

/** E-mail addresses in a folded text, also written with [at] and [dot]. Looked for around each @: linear. */
export function mailAddresses(text: string): MailAddress[] {
  const found: MailAddress[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const address = addressAround(text, at, at + 1);
    if (address) found.push(address);
  }
  for (const match of text.matchAll(SPELT_AT)) {
    const address = speltAddress(text, match.index, match.index + match[0].length);
    if (address) found.push(address);
  }
  return found.sort((a, b) => a.start - b.start);
}

const FUNCTIONAL = new Set(
  (
    'contact contacts accueil info infos information support assistance aide dpo dpd rgpd cnil secretariat presse ' +
    'communication direction webmaster admin administrateur postmaster abuse security securite noreply no-reply ' +
    'ne-pas-repondre editeurs concertation doctrine helpdesk hotline service services rssi dsi'
  ).split(' '),
);

/** A service's mailbox or an address from an example: no person behind it. */
export function isImpersonal({ address }: MailAddress): boolean {
  const at = address.indexOf('@');
  const [name = ''] = address.slice(0, at).split(/[.+_]/u);
  const domain = address.slice(at + 1);
  return (
    FUNCTIONAL.has(name) ||
    FUNCTIONAL.has(address.slice(0, at)) ||
    /(?:^|\.)ex[ae]mple\.[a-z]{2,4}$/u.test(domain)
  );
}
