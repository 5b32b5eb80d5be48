import { readdirSync } from 'node:fs';
import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier/flat';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import typescript from 'typescript-eslint';

const features = readdirSync('./src/features');

/** Imports that leave a part of the source name it: `@/features/…`, never a way up and down again. */
const ROUNDABOUT = {
  regex: String.raw`^\.\./\.\./`,
  message: 'Import from another part by its name, @/…, so that the boundaries can be checked.',
};

/** Where code may not look, with the reason: lib ← components ← features ← app is the only direction of an import. */
const boundaries = [
  ...features.map((feature) =>
    boundary(
      `src/features/${feature}`,
      `^@/features/(?!${feature}/)`,
      'Features do not know each other, so that one can be changed or removed alone: compose them in src/app, or move what they share to src/lib or src/components.',
      {
        regex: '^@/app/',
        message:
          'The app composes features; a feature that reaches back could not be used elsewhere.',
      },
    ),
  ),
  boundary(
    'src/components',
    '^@/(features|app)/',
    'Shared components serve every feature, so they cannot depend on one of them.',
  ),
  boundary(
    'src/lib',
    '^@/(features|app|components)/',
    'The library holds what has no user interface: everything may use it, it uses nothing of ours.',
  ),
];

function boundary(folder, regex, message, ...more) {
  return {
    files: [`${folder}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex, message }, ...more, ROUNDABOUT] }],
    },
  };
}

export default typescript.config(
  { ignores: ['dist', 'src/lib/api/schema.d.ts'] },
  eslint.configs.recommended,
  { files: ['**/*.js'], languageOptions: { globals: globals.node } },
  { files: ['public/*.js'], languageOptions: { globals: globals.browser } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [
      typescript.configs.strictTypeChecked,
      typescript.configs.stylisticTypeChecked,
      reactHooks.configs.flat.recommended,
      jsxA11y.flatConfigs.strict,
    ],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true },
    },
    rules: {
      // Speaks of React Compiler, which is not used.
      'react-hooks/incompatible-library': 'off',
      // A table that is a grid is what ARIA names first; its rows and cells take their roles from it.
      'jsx-a11y/no-noninteractive-element-to-interactive-role': ['error', { table: ['grid'] }],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/features/**/*.{ts,tsx}', 'src/components/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          name: 'fetch',
          message: 'Ask through @/lib/api/client, which sends the token and renews it.',
        },
      ],
    },
  },
  ...boundaries,
  prettier,
);
