import { UnreadablePage } from '../text/import.error';
import { faultOfAddress } from './active.content';
import { judgeXml } from './xml.judgement';

/** Refuses what a document's relations would fetch: linked pictures, links to files of a computer. */
export function judgeRelations(bytes: Buffer, file: string, part: string): void {
  judgeXml(bytes, file, part, {
    open: (name, { TargetMode, Target = '', Type = '' }) => {
      if (name.replace(/^.*:/, '') !== 'Relationship') return;
      if (/\/(?:attachedTemplate|settings|customXml)$/.test(Type)) return;
      const fault = faultOfAddress(Target);
      if (fault !== null)
        throw new UnreadablePage(
          `ce document contient ${fault} (« ${Target.slice(0, 80)} ») : retirez-le et recommencez.`,
          file,
        );
      if (TargetMode === 'External' && !Type.endsWith('/hyperlink'))
        throw new UnreadablePage(
          `ce document montre un contenu qu’il ne contient pas (« ${Target.slice(0, 80)} ») : incorporez-le dans le document et recommencez.`,
          file,
        );
    },
  });
}
