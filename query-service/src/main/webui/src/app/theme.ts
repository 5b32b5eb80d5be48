import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)' },
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 5 },
  colors: {
    // From text to ground; Mantine's own greys have no blue in them, ours do.
    dark: [
      '#e8ebf0',
      '#c3cbd6',
      '#9ba6b5',
      '#6d7a8b',
      '#2f3947',
      '#252d38',
      '#1a2029',
      '#141920',
      '#0f1319',
      '#0c0f14',
    ],
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
});

/** Mantine's components take our colours; what they are is said once, in tokens.css. */
export const cssVariables: CSSVariablesResolver = () => {
  const variables = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-border': 'var(--line)',
  };
  return { variables: {}, light: variables, dark: variables };
};
