import { expect, test } from 'vitest';
import { csvOf } from './download';

test('a table is quoted, and holds no formula', () => {
  expect(
    csvOf([
      ['id', 'rate'],
      ['=1+1', '-0.5'],
      ['say "hi", you', ''],
    ]),
  ).toBe('"id","rate"\r\n"\'=1+1","-0.5"\r\n"say ""hi"", you",""\r\n');
});
