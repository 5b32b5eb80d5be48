import { expect, test } from 'vitest';
import { persona } from '@/testing/samples';
import { optionsFor } from './options';

const personas = ['ava', 'ava-2', 'Eva', 'nova'].map((id) => persona(id));
const choices = (typed: string) =>
  optionsFor(personas, typed).map(({ id, known }) => (known ? id : `open ${id}`));

test('all are offered before anybody types', () => {
  expect(choices('')).toEqual(['ava', 'ava-2', 'Eva', 'nova']);
});

test('then those that contain it, and what was typed itself', () => {
  expect(choices('VA')).toEqual(['ava', 'ava-2', 'Eva', 'nova', 'open VA']);
  expect(choices('somebody new')).toEqual(['open somebody new']);
});

test('the very one comes first, and is not offered as new', () => {
  expect(choices('nova')).toEqual(['nova']);
  expect(optionsFor([persona('a-ava'), persona('ava')], 'ava')[0]?.id).toBe('ava');
});

test('blanks are nobody', () => {
  expect(choices('  ')).toEqual(['ava', 'ava-2', 'Eva', 'nova']);
});
