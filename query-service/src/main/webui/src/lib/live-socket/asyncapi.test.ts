import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reactionTo } from './closeCodes';

/** Published by the service; only its plain lists are read here, line by line. */
const document = readFileSync('../resources/META-INF/resources/asyncapi.yaml', 'utf8');
const closeCodes = [
  .../"(\d{4})":\n\s+meaning: .*\n\s+retry: (\w+)/g[Symbol.matchAll](document),
].map(([, code, retry]) => [Number(code), retry] as const);

describe('the client goes on after a close as the AsyncAPI document says', () => {
  test('with every code', () => {
    expect(closeCodes.map(([code]) => code)).toEqual([1001, 1002, 1008, 1009, 1013, 4008, 4029]);
  });

  test.each(closeCodes)('%i: %s', (code, retry) => {
    const reaction = reactionTo(code);
    const patience = reaction.retry ? reaction.pace.floor : Number.NaN;
    const failure = reaction.retry && reaction.failure;
    expect({ retry: reaction.retry, failure, later: patience > 0 }).toEqual({
      retry: retry !== 'never',
      failure: retry === 'backoff' || retry === 'later',
      later: retry === 'later',
    });
  });
});
