import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const WRITTEN =
  /url\(\s*(?:"(data:image\/svg\+xml(?:[^"\\]|\\.)*)"|'(data:image\/svg\+xml(?:[^'\\]|\\.)*)')\s*\)/gs;

/** The drawing that a data: address of a style sheet holds. */
function drawingOf(address: string): string {
  const unescaped = address.replace(/\\(?:\r?\n)?/g, '');
  const text = unescaped.slice(unescaped.indexOf(',') + 1);
  return /;base64,/.test(unescaped.slice(0, 60))
    ? Buffer.from(text, 'base64').toString()
    : decodeURIComponent(text);
}

/**
 * Makes files of the drawings that the design system writes into its style sheets (arrows of lists, ticks of boxes): the
 * policy of the pages allows no data: addresses.
 */
export const drawings = (base: string): Plugin => ({
  name: 'drawings',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
      const styles = typeof file.source === 'string' ? file.source : Buffer.from(file.source).toString();
      file.source = styles.replace(WRITTEN, (_all, double?: string, single?: string) => {
        const source = drawingOf(double ?? single ?? '');
        const name = `drawing-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.svg`;
        this.emitFile({ type: 'asset', fileName: name, source });
        return `url(${base}${name})`;
      });
    }
  },
});
