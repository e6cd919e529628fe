import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { firstScript } from './scripts/first-script.ts';

const gateway = process.env.BRIDGE_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), firstScript()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // data: is not in the content security policy
    assetsInlineLimit: 0,
    manifest: true,
    // What many pages share comes in few files: a request costs more than the few hundred bytes of an icon.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'core', test: /node_modules[\\/](react|react-dom|scheduler|i18next|@tanstack[\\/](react-)?(query|router|store|history)[^\\/]*|@base-ui[\\/]react[\\/](csp|direction)-[^\\/]*)[\\/]/, priority: 5 },
            { name: 'icons', test: /node_modules[\\/]lucide-react/, priority: 4 },
            // Dialogs, menus and what else floats is needed when something is opened: no part of the first load.
            { name: 'shared', test: /src[\\/](lib(?![\\/]template-draft)|api|i18n(?![\\/]ar)|components[\\/](?!(charges|dialog|switch-row|bot-switch|toasts|whatsapp-words|save-foot|shown-once|select-field|send-template|template-values))|features[\\/](frame|orders[\\/]filters))/, minShareCount: 2, priority: 3 },
            { name: 'floating', test: /node_modules[\\/](@base-ui|@floating-ui)/, minShareCount: 2, priority: 2 },
          ],
        },
      },
    },
  },
  // what pdf.js draws with is a module of its own
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: {
      '/api': gateway,
      '/live': { target: gateway, ws: true },
    },
  },
});
