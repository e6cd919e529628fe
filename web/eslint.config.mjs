import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const features = readdirSync(new URL('./src/features', import.meta.url), { withFileTypes: true }).filter(e => e.isDirectory()).map(e => e.name);

// routes -> features -> components, lib, api. A feature knows no other feature.
const zones = [
  ...features.map(name => ({
    target: `./src/features/${name}`,
    from: './src/features',
    except: [`./${name}`],
    message: 'Features do not import each other: what two of them need lives in components, lib or api.',
  })),
  { target: './src/features', from: './src/routes' },
  { target: './src/components', from: ['./src/features', './src/routes'] },
  { target: './src/lib', from: ['./src/features', './src/routes', './src/components'] },
  { target: './src/api', from: ['./src/features', './src/routes', './src/components'] },
  { target: './src/phone', from: ['./src/features', './src/routes', './src/api'] },
];

const physical = '/^(left|right|(margin|padding|border)(Left|Right).*|border(Top|Bottom)(Left|Right)Radius)$/';

export default tseslint.config(
  { ignores: ['dist', 'dist-phone', 'node_modules', 'src/api/schema', 'playwright-report', 'test-results'] },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    settings: { 'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.mjs'], alias: { '@': [new URL('./src', import.meta.url).pathname] } })] },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // Only the React compiler minds, which is not used.
      'react-hooks/incompatible-library': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 300],
      'no-restricted-syntax': [
        'error',
        { selector: `JSXAttribute[name.name='style'] Property[key.name=${physical}]`, message: 'Logical properties only: the console is read from the right too.' },
        { selector: `JSXAttribute[name.name='style'] Property[key.name='textAlign'] Literal[value=/^(left|right)$/]`, message: 'start or end, not left or right.' },
      ],
    },
  },
  { files: ['scripts/**', '*.config.*'], rules: { 'no-console': 'off' } },
);
