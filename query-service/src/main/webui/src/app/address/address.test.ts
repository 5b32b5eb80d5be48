import { expect, test } from 'vitest';
import { readAddress, switchedTo, writeAddress } from './address';

const read = (text: string) => readAddress(new URL(text, 'http://localhost'));

test.each(['ava', 'a/b', '50%', 'a%2Fb', 'ä ö', '👩‍👧', '?x=1#y', '.', '..', '.hidden', 'a+b'])(
  'a persona called %s is found again',
  (persona) => {
    const address = { persona, search: { v: 'a/b&c=d', sort: '-views' } };
    expect(read(writeAddress(address))).toEqual({ ...address, search: address.search });
  },
);

test('old addresses say the same, and the new one says it shorter', () => {
  const address = read('/?persona=ava&v=v1');
  expect(address).toMatchObject({ persona: 'ava', search: { v: 'v1' } });
  expect(writeAddress(address)).toBe('/p/ava?v=v1');
});

test('without a persona it is the overview', () => {
  expect(read('/').persona).toBeNull();
  expect(read('/p/').persona).toBeNull();
  expect(read('/?persona=').persona).toBeNull();
  expect(writeAddress(read('/'))).toBe('/');
});

test('what makes no sense is passed over', () => {
  expect(read('/p/ava?life=dead&unknown=1').search.life).toBeUndefined();
  expect(read('/p/%E0%A4%A').persona).toBe('%E0%A4%A');
});

test('a wall is one by a word alone', () => {
  const address = read('/p/ava?kiosk&sort=-views');
  expect(address.search.kiosk).toBeDefined();
  expect(writeAddress(address)).toBe('/p/ava?sort=-views&kiosk');
  expect(writeAddress(switchedTo('nova', read('/?kiosk=1')))).toBe('/p/nova?kiosk');
});

test('a switch keeps how one looks, not what one looks at', () => {
  const from = read('/p/ava?v=v1&q=text&life=ended&sort=-views&tab=advice');
  expect(writeAddress(switchedTo('nova', from))).toBe('/p/nova?life=ended&sort=-views&tab=advice');
  expect(writeAddress(switchedTo(null, from))).toBe('/');
});
