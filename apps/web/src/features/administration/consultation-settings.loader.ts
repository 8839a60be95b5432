import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { addressOf } from '../../addresses';
import { fault, mutate, notFound, query } from '../../api/api';
import { refusalOf, refused } from '../../api/refusal';
import { languageOf } from '../../i18n/language';
import {
  CloseConsultation,
  NewerTextQuery,
  OpenConsultation,
  ProlongConsultation,
  PublishOutcome,
  ReleasesQuery,
  RewriteConsultation,
  SettingsQuery,
  SourceQuery,
  UpdateConsultationText,
  type ConsultationTexts,
  type Edition,
  type NewerCounts,
  type SetConsultation,
} from './consultation.documents';
import { instantField, NotADate, optionalOf, textOf } from './form-values';

export const POLICIES = ['before', 'after', 'automatic'] as const;

/** What can be confirmed on the page before it is done. */
const CONFIRMED = ['ouverture', 'cloture'] as const;
type Confirmed = (typeof CONFIRMED)[number];

export interface SettingsData {
  consultation: SetConsultation;
  texts: ConsultationTexts;
  editions: Edition[];
  confirming: Confirmed | null;
  /** A newer edition with which the consultation may go on, and where its contributions would stand in it. */
  newer: { edition: Edition; counts: NewerCounts } | null;
}

export async function settingsLoader(call: LoaderFunctionArgs): Promise<SettingsData> {
  const { consultation } = await query(call, SettingsQuery, { slug: call.params.consultation ?? '' });
  const { consultationSource: texts } = await query(call, SourceQuery, {
    // Who administers nothing is refused before it is said whether there is such a consultation.
    consultation: consultation?.id ?? '',
  });
  if (!consultation) throw notFound();
  if (!texts) throw fault('NOT_ALLOWED');
  const { releases: editions } = await query(call, ReleasesQuery, { doctrine: texts.doctrine.slug });
  const search = new URL(call.request.url).searchParams;
  const asked = search.get('confirmer');
  return {
    consultation,
    texts,
    editions,
    confirming: CONFIRMED.find((known) => known === asked) ?? null,
    newer: await newerText(call, editions, search.get('texte')),
  };
}

async function newerText(call: LoaderFunctionArgs, editions: readonly Edition[], slug: string | null) {
  const edition = editions.find((one) => one.slug === slug && one.publishedAt !== null);
  if (!edition) return null;
  const { placementCounts: counts } = await query(call, NewerTextQuery, { release: edition.id });
  return { edition, counts };
}

export async function settingsAction(call: ActionFunctionArgs): Promise<unknown> {
  const form = await call.request.formData();
  try {
    return await answer(call, form);
  } catch (error) {
    if (!(error instanceof NotADate)) throw error;
    return refused({ code: 'DATE_NOT_UNDERSTOOD', field: error.field, message: '' }, form);
  }
}

async function answer(call: ActionFunctionArgs, form: FormData): Promise<unknown> {
  const language = languageOf(new URL(call.request.url).pathname);
  const done = (fait: string, consultation = call.params.consultation ?? ''): Response =>
    redirect(addressOf(language, 'consultationSettings', { consultation }, { fait }));
  const consultationId = textOf(form, 'consultation');
  switch (textOf(form, 'intent')) {
    case 'rewrite': {
      const { rewriteConsultation: result } = await mutate(call, RewriteConsultation, {
        input: { consultationId, ...rewritten(form) },
      });
      const refusal = refusalOf(result);
      return refusal ? refused(refusal, form) : done('concertation-enregistree', textOf(form, 'slug'));
    }
    case 'open': {
      const { openConsultation: result } = await mutate(call, OpenConsultation, {
        input: { consultationId },
      });
      const refusal = refusalOf(result);
      return refusal ? refused(refusal, form) : done('concertation-ouverte');
    }
    case 'prolong': {
      const closesAt = instantField(form, 'closesAt', textOf(form, 'timeZone'));
      if (!closesAt) throw new NotADate('closesAt');
      const { prolongConsultation: result } = await mutate(call, ProlongConsultation, {
        input: { consultationId, closesAt, publicationDueOn: dayField(form) },
      });
      const refusal = refusalOf(result);
      return refusal ? refused(refusal, form) : done('concertation-prolongee');
    }
    case 'text': {
      const input = { consultationId, releaseId: textOf(form, 'releaseId'), reason: textOf(form, 'reason') };
      const { updateConsultationText: result } = await mutate(call, UpdateConsultationText, { input });
      const refusal = refusalOf(result);
      return refusal ? refused(refusal, form) : done('texte-mis-a-jour');
    }
    case 'outcome': {
      const input = { consultationId, releaseId: textOf(form, 'releaseId') };
      const { publishOutcome: result } = await mutate(call, PublishOutcome, { input });
      const refusal = refusalOf(result);
      return refusal ? refused(refusal, form) : done('issue-publiee');
    }
    case 'close': {
      const { closeConsultation: result } = await mutate(call, CloseConsultation, {
        input: { consultationId },
      });
      const refusal = refusalOf(result);
      return refusal ? refused(refusal, form) : done('concertation-close');
    }
    default:
      throw fault('BAD_REQUEST');
  }
}

function dayField(form: FormData): string | null {
  const day = optionalOf(form, 'publicationDueOn');
  if (day && !/^\d{4}-\d\d-\d\d$/.test(day)) throw new NotADate('publicationDueOn');
  return day;
}

/** All that a consultation in preparation says; what is left empty is removed. */
function rewritten(form: FormData) {
  const timeZone = textOf(form, 'timeZone') || 'Europe/Paris';
  return {
    slug: textOf(form, 'slug'),
    title: textOf(form, 'title'),
    summary: textOf(form, 'summary'),
    description: textOf(form, 'description'),
    method: textOf(form, 'method'),
    charter: textOf(form, 'charter'),
    moderationNotice: textOf(form, 'moderationNotice'),
    moderationPolicy: POLICIES.find((policy) => policy === textOf(form, 'moderationPolicy')) ?? null,
    releaseId: optionalOf(form, 'releaseId'),
    timeZone,
    opensAt: instantField(form, 'opensAt', timeZone),
    closesAt: instantField(form, 'closesAt', timeZone),
    publicationDueOn: dayField(form),
  };
}
