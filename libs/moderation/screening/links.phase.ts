import { originalSpan, type Span } from './folded.text';
import type { Finding, ScreeningPhase } from './screening.types';

/** More links than this and a person looks; sources are welcome, catalogues are not. */
export const MANY_LINKS = 8;

const SHORTENERS = new Set(
  (
    'bit.ly bitly.com t.co goo.gl tinyurl.com ow.ly is.gd buff.ly cutt.ly rb.gy rebrand.ly lc.cx urlz.fr t.ly ' +
    'shorturl.at tiny.cc v.gd lnkd.in dlvr.it bl.ink s.id soo.gd adf.ly shorte.st ouo.io miniurl.com urlr.me'
  ).split(' '),
);

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"'«»()[\]{}|\\^`]+/gu;
/** A shortener is often written without « http:// ». */
const BARE_SHORTENER = /(?<![\p{L}\p{N}@./-])(?:[a-z]{1,9}\.[a-z]{2,3})\/[\p{L}\p{N}]/gu;
const DANGEROUS_SCHEME = /(?<![\p{L}\p{N}])(?:javascript|vbscript|data:text\/html|livescript)[:;,][^\s:]/gu;
/** Markdown link whose visible text is itself an address. */
const LABELLED =
  /\[(?:https?:\/\/|www\.)([^[\]\s/]{1,253})[^[\]\s]*\]\((?:https?:\/\/)?([^[\]()\s/]{1,253})/gu;

type Told = Pick<Finding, 'rule' | 'severity' | 'score' | 'explanation' | 'hint'>;

function hostFindings(address: string): Told[] {
  let url: URL;
  try {
    url = new URL(address.startsWith('www.') ? 'http://' + address : address);
  } catch {
    return [];
  }
  const host = url.hostname;
  const told: Told[] = [];
  if (url.username !== '') {
    told.push({
      rule: 'links.disguised',
      severity: 'review',
      score: 0.9,
      explanation: 'L’adresse commence par un nom qui n’est pas celui du site ; elle mène à ' + host + '.',
      hint: 'Donnez l’adresse du site sans ce qui précède le signe @.',
    });
  }
  // WHATWG parsing turns http://2130706433/ and http://0x7f.1/ into a dotted address.
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/u.test(host) || host.startsWith('[')) {
    told.push({
      rule: 'links.bare_ip',
      severity: 'review',
      score: 0.8,
      explanation: 'Le lien mène à une adresse IP (' + host + ') et non à un site nommé.',
      hint: 'Remplacez l’adresse chiffrée par celle d’un site nommé.',
    });
  }
  if (host.split('.').some((label) => label.startsWith('xn--'))) {
    told.push({
      rule: 'links.punycode',
      severity: 'review',
      score: 0.6,
      explanation:
        'Le nom du site contient des lettres hors de l’alphabet ordinaire ; forme réelle : ' + host + '.',
      hint: 'Vérifiez l’adresse du site : elle contient des lettres inhabituelles.',
    });
  }
  if (SHORTENERS.has(host.replace(/^www\./u, ''))) told.push(shortened(host));
  return told;
}

const shortened = (host: string): Told => ({
  rule: 'links.shortener',
  severity: 'review',
  score: 0.7,
  explanation: 'Le lien est raccourci (' + host + ') : on ne voit pas où il mène.',
  hint: 'Remplacez le lien raccourci par l’adresse complète.',
});

const spanOf = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length });

function addresses(text: string): { address: string; span: Span }[] {
  return [...text.matchAll(ADDRESS)].map((match) => {
    const address = match[0].replace(/[.,;:!?*_~]{1,20}$/u, '');
    return { address, span: { start: match.index, end: match.index + address.length } };
  });
}

function schemesAndLabels(text: string): { told: Told; span: Span }[] {
  const dangerous = [...text.matchAll(DANGEROUS_SCHEME)].map((match) => ({
    span: spanOf(match),
    told: {
      rule: 'links.dangerous_scheme',
      severity: 'review' as const,
      score: 0.9,
      explanation: 'Le texte contient une adresse qui ferait exécuter un programme au lecteur.',
      hint: 'Retirez l’adresse qui commence par « javascript: » ou un équivalent.',
    },
  }));
  const disguised = [...text.matchAll(LABELLED)]
    .filter(([, shown = '', real = '']) => shown.replace(/^www\./u, '') !== real.replace(/^www\./u, ''))
    .map((match) => ({
      span: spanOf(match),
      told: {
        rule: 'links.disguised',
        severity: 'review' as const,
        score: 0.9,
        explanation: 'Le texte du lien montre un site et le lien mène à un autre.',
        hint: 'Faites correspondre le texte du lien et l’adresse où il mène.',
      },
    }));
  return [...dangerous, ...disguised];
}

/**
 * Addresses in the text: too many, shortened, to a bare IP address, in other alphabets (shown in punycode),
 * disguised, or made to run a program. No address is ever fetched.
 */
export const linksPhase: ScreeningPhase = {
  name: 'links',
  description: 'Liens nombreux, raccourcis, trompeurs ou dangereux',
  onFailure: 'review',
  run({ text, folded, sourcesStart = text.length }): Finding[] {
    const seen = addresses(lowerCaseOnly(text));
    const findings: Finding[] = [];
    for (const { address, span } of seen) {
      for (const told of hostFindings(address)) findings.push({ ...told, ...span });
    }
    for (const { told, span } of schemesAndLabels(folded.text)) {
      findings.push({ ...told, ...originalSpan(folded, span) });
    }
    for (const match of folded.text.matchAll(BARE_SHORTENER)) {
      const host = match[0].slice(0, match[0].indexOf('/'));
      if (SHORTENERS.has(host)) findings.push({ ...shortened(host), ...originalSpan(folded, spanOf(match)) });
    }
    // Sources are given apart, with their addresses: they are not counted.
    const inText = seen.filter(({ span }) => span.start < sourcesStart);
    const crowded = inText[MANY_LINKS];
    if (crowded) {
      findings.push({
        rule: 'links.many',
        severity: 'review',
        start: crowded.span.start,
        end: inText.at(-1)?.span.end ?? crowded.span.end,
        score: 0.5,
        explanation: 'Le texte contient ' + String(inText.length) + ' liens.',
        hint: 'Gardez les liens utiles à votre propos ; les sources se donnent à part.',
      });
    }
    return findings;
  },
};

/** Lower case without moving a single offset: letters whose small form is longer (İ) are left as they are. */
function lowerCaseOnly(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());
}
