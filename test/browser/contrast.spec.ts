import { contrastOf, isReadable } from './contrast';

describe('the contrast of two colours', () => {
  it('is that of the standard', () => {
    expect(contrastOf({ text: 'rgb(0, 0, 0)', background: 'rgb(255, 255, 255)' })).toBeCloseTo(21, 1);
    expect(contrastOf({ text: 'rgb(119, 119, 119)', background: 'rgb(255, 255, 255)' })).toBeCloseTo(4.48, 1);
  });

  it('sees through what is half transparent', () => {
    const background = 'rgba(0, 0, 0, 0.5) on rgb(255, 255, 255)';
    expect(contrastOf({ text: 'rgb(255, 255, 255)', background })).toBeCloseTo(3.95, 1);
  });

  it('asks less of large letters', () => {
    const pair = { text: 'rgb(130, 130, 130)', background: '', example: '' };
    expect(isReadable({ ...pair, isLarge: true })).toBe(true);
    expect(isReadable({ ...pair, isLarge: false })).toBe(false);
  });
});
