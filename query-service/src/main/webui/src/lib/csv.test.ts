import { expect, test } from 'vitest';
import { toCsv } from './csv';

const csv = (...rows: (string | number | null)[][]) => toCsv({ header: ['a'], rows }).slice(1);

test('quotes what strangers wrote, and runs none of it', () => {
  expect(csv(['say "hi",\nthen', 0.05, null])).toBe('"a"\r\n"say ""hi"",\nthen",0.05,\r\n');
  expect(csv(['=1+1'], ['@x'], ['-2'])).toBe(`"a"\r\n"'=1+1"\r\n"'@x"\r\n"'-2"\r\n`);
});
