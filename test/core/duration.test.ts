import { describe, expect, it } from '@jest/globals';
import { readDuration } from '../../src/core/duration';

describe('readDuration', () => {
  it.each([
    ['90s', 90_000],
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['2d', 172_800_000],
    ['500ms', 500],
    ['0s', 0],
    ['1m1ms', 60_001],
  ])('reads the text %s', (text, milliseconds) => {
    expect(readDuration(text)).toBe(milliseconds);
  });

  it('adds units up', () => {
    expect(readDuration({ days: 1, hours: 1, minutes: 1, seconds: 1, milliseconds: 1 })).toBe(90_061_001);
    expect(readDuration({ hours: 1.5 })).toBe(5_400_000);
    expect(readDuration({})).toBe(0);
  });

  it.each(['', '90', 's', '-1s', '1 h', '1h 30m', '1h30', '1.5h', '1w', 'h1', '99999999999999999d', '999999999999d'])(
    'cannot read %j',
    (text) => {
      expect(readDuration(text)).toBeUndefined();
    },
  );

  it('cannot read units that are negative, endless or unknown', () => {
    expect(readDuration({ hours: -1 })).toBeUndefined();
    expect(readDuration({ hours: Infinity })).toBeUndefined();
    expect(readDuration({ hours: NaN })).toBeUndefined();
    const weeks: object = { weeks: 1 };
    expect(readDuration(weeks)).toBeUndefined();
  });
});
