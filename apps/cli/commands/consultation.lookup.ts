import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OperatorError } from '../../local/operator.error';

/** The id of the consultation that an option names; null without the option. Throws OperatorError when there is none. */
export async function consultationBySlug(
  services: INestApplicationContext,
  slug?: string,
): Promise<string | null> {
  if (!slug) return null;
  const rows: { id: string }[] = await services
    .get(DataSource)
    .query('SELECT id FROM consultation WHERE slug = $1', [slug]);
  const [consultation] = rows;
  if (!consultation) throw new OperatorError(`Aucune concertation ne s’appelle « ${slug} ».`);
  return consultation.id;
}
