import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const gateway = process.env.BRIDGE_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
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
            { name: 'icons', test: /node_modules[\\/]lucide-react/ },
            { name: 'shared', test: /src[\\/](components|lib|api)[\\/]/, minShareCount: 5 },
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
