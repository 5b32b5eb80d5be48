import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { Providers } from './Providers';
import { cssVariables, theme } from './theme';

function styles() {
  return [...document.querySelectorAll('style')].map((style) => style.textContent).join('\n');
}

test('mantine.css says what Mantine would write into the page', async () => {
  render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} withGlobalClasses={false}>
      x
    </MantineProvider>,
  );

  // After a change of the theme: npx vitest run src/app/mantine.test.tsx -u
  const style = await resolveConfig('src/app/mantine.css');
  await expect(await format(styles(), { ...style, parser: 'css' })).toMatchFileSnapshot(
    './mantine.css',
  );
});

test('nothing is written into the page', () => {
  const { unmount } = render(<Providers>x</Providers>);
  expect(styles()).toBe('');
  unmount();
});
