import { anchorSelector } from './anchor.selector';

const sectionVersionId = '018f0000-0000-7000-8000-000000000001';
const blockId = '018f0000-0000-7000-8000-aabbccddeeff';

describe('An anchor as a W3C selector', () => {
  it('names the text alone when it is the whole section', () => {
    expect(anchorSelector({ sectionVersionId, blockId: null, quote: null })).toEqual({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'SpecificResource',
      source: `urn:uuid:${sectionVersionId}`,
    });
  });

  it('names the element of a block', () => {
    expect(anchorSelector({ sectionVersionId, blockId, quote: null })).toMatchObject({
      selector: { type: 'FragmentSelector', value: 'b-aabbccddeeff' },
    });
  });

  it('has the words of a quote and their place in the block', () => {
    const quote = { exact: 'le dossier', prefix: 'Voici ', suffix: ' partagé', start: 6 };
    expect(anchorSelector({ sectionVersionId, blockId, quote })).toMatchObject({
      selector: {
        refinedBy: [
          { type: 'TextQuoteSelector', exact: 'le dossier', prefix: 'Voici ', suffix: ' partagé' },
          { type: 'TextPositionSelector', start: 6, end: 16 },
        ],
      },
    });
  });

  it('is nothing where the text is not known', () => {
    expect(anchorSelector({ sectionVersionId: null, blockId: null, quote: null })).toBeNull();
  });
});
