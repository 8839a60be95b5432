import { changedAddress, filterCount, readChoice } from './discussion.address';

const ID = '01a20177-5931-73a8-a5fd-7d6831f2064f';
const choiceOf = (search: string) => readChoice(new URLSearchParams(search));

describe('the address of a discussion', () => {
  it('says the passage, the filters and the order', () => {
    const choice = choiceOf(`paragraphe=${ID}&nature=question&position=for&tri=oldest`);
    expect(choice).toMatchObject({ blockId: ID, kind: 'question', position: 'for', sort: 'oldest' });
    expect(filterCount(choice)).toBe(2);
  });

  it('counts what it says wrongly as absent', () => {
    expect(choiceOf('paragraphe=1&nature=poem&etat=&apres=&repondre=x')).toEqual(choiceOf(''));
  });

  it('keeps the rest when one thing changes, but not what belonged to one moment', () => {
    const here = { pathname: '/s', search: `?paragraphe=${ID}&nature=question&repondre=${ID}&note=envoi` };
    expect(changedAddress(here, { block: null }, 'discussion')).toBe('/s?nature=question#discussion');
    expect(changedAddress(here, { report: ID })).toBe(`/s?paragraphe=${ID}&nature=question&signaler=${ID}`);
  });
});
