import { readdirSync } from 'node:fs';
import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier/flat';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import typescript from 'typescript-eslint';

const features = readdirSync('./src/features');

/** Where code may not look, with the reason: shared ← features ← app is the only direction of an import. */
const boundaries = [
  ...features.map((feature) => ({
    target: `./src/features/${feature}`,
    from: './src/features',
    except: [`./${feature}`],
    message:
      'Features do not know each other, so that one can be changed or removed alone: compose them in src/app, or move what they share to src/lib or src/components.',
  })),
  {
    target: './src/features',
    from: './src/app',
    message: 'The app composes features; a feature that reaches back could not be used elsewhere.',
  },
  {
    target: './src/components',
    from: ['./src/features', './src/app'],
    message: 'Shared components serve every feature, so they cannot depend on one of them.',
  },
  {
    target: './src/lib',
    from: ['./src/features', './src/app', './src/components'],
    message:
      'The library holds what has no user interface: everything may use it, it uses nothing of ours.',
  },
];

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
    plugins: { 'import-x': importX },
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true },
    },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: boundaries }],
      'import-x/no-cycle': 'error',
      'import-x/no-unresolved': 'error',
      // Speaks of React Compiler, which is not used.
      'react-hooks/incompatible-library': 'off',
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  prettier,
);
