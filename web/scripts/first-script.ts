import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, runnerImport, type Plugin } from 'vite';
import type * as Words from '../src/first/said.ts';

const at = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

/** src/first as one script that runs before anything is drawn, with the words that it draws in it. */
async function written(): Promise<string> {
  const { module: { said } } = await runnerImport<typeof Words>(at('first/said.ts'), { configFile: false, logLevel: 'warn' });
  const built = await build({
    configFile: false, root: at('first'), publicDir: false, logLevel: 'warn',
    resolve: { alias: { '@': at('.') } },
    define: { FIRST_WORDS: JSON.stringify(said) },
    build: { write: false, target: ['chrome123', 'firefox121', 'safari17.5'], rolldownOptions: { input: at('first/first.ts'), output: { format: 'iife' } } },
  });
  if (!('output' in built)) throw new Error('src/first was not built once');
  return built.output[0].code;
}

export function firstScript(): Plugin {
  let code = '';
  // Named by what is in it: a page that loads what a browser has kept of an older one would never begin.
  const name = () => `assets/first-${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`;
  return {
    name: 'first-script',
    configureServer(server) {
      server.middlewares.use('/first.js', (_, answer, next) => {
        written().then(script => answer.setHeader('Content-Type', 'text/javascript').end(script), next);
      });
    },
    async buildStart() {
      code = await written();
    },
    // The page's own script is fetched at once; the first one has it read and run when what it drew has been painted: both take so long that nothing would be seen till then.
    transformIndexHtml: {
      order: 'post',
      handler: (page, { bundle }) => {
        const html = page.replace('<!-- src/first -->', `<script src="/${bundle ? name() : 'first.js'}"></script>`);
        if (!bundle) return html;
        return html.replaceAll('rel="modulepreload"', 'rel="preload" as="script"').replace(/<script type="module" crossorigin src="([^"]+)"><\/script>/, '<link rel="preload" as="script" crossorigin href="$1" id="main">');
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: name(), source: code });
    },
  };
}
