import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { cssVariables, theme } from './theme';

// The same key as in public/first.js, which runs before the first paint.
const colorSchemes = localStorageColorSchemeManager({ key: 'variant-dash-color-scheme' });

interface ProvidersProps {
  readonly children: ReactNode;
}

export function Providers({ children }: ProvidersProps) {
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            // Every query repeats by itself anyway; people should learn of a failure at once.
            retry: false,
            // A browser without a network still reaches a service on its own machine.
            networkMode: 'always',
            refetchOnWindowFocus: false,
          },
        },
      }),
  );
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      // It would write both into the page as a style, which the content security policy forbids: see mantine.css.
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}
