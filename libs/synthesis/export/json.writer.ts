import { end, publicRecords, write, type ExportWriter } from './export-writer';
import { OPEN_DATA_COLUMNS } from './open-data.columns';
import { OPEN_DATA_FORMAT } from './open-data.schema';
import type { SnapshotHeader } from './snapshot-record';

/**
 * Open data as one JSON object, described by `open-data.schema.json`; one contribution per line, so that it can also be read line
 * by line.
 */
export const writeJson: ExportWriter = async (header, records, out, onProgress) => {
  const columns = OPEN_DATA_COLUMNS.map(({ name, type, description, values }) => ({
    nom: name,
    type,
    description,
    ...(values && { valeurs: values }),
  }));
  await write(out, `{"meta":${JSON.stringify(meta(header))},\n"colonnes":${JSON.stringify(columns)},\n`);
  await write(out, '"contributions":[');
  let separator = '\n';
  for await (const record of publicRecords(header, records, onProgress)) {
    const row = Object.fromEntries(OPEN_DATA_COLUMNS.map((column) => [column.name, column.read(record)]));
    await write(out, separator + JSON.stringify(row));
    separator = ',\n';
  }
  await write(out, '\n]}\n');
  await end(out);
};

function meta(header: SnapshotHeader) {
  return {
    format: OPEN_DATA_FORMAT,
    concertation: header.consultationTitle,
    edition: header.releaseLabel,
    arrete: header.snapshotLabel,
    arrete_le: new Date(header.takenAt).toISOString(),
    empreinte_sha256: header.digest,
    charte: header.charterTitle,
    fuseau_horaire: header.timeZone,
    nombre_contributions: header.counts.contributions,
    nombre_reponses: header.counts.replies,
    nombre_avec_suite: header.counts.withDisposition,
    sections: header.sections.map((section) => ({
      identifiant: section.slug,
      numero: section.number,
      titre: section.title,
      niveau: section.depth,
      contributions: section.contributions,
      reponses: section.replies,
      avec_suite: section.withDisposition,
    })),
  };
}
