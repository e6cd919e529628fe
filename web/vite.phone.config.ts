import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const sandbox = process.env.SANDBOX_URL ?? 'http://127.0.0.1:8088';

/** The sandbox's page: the phone alone, served by the sandbox and not by the gateway. */
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'dist-phone',
    target: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    rolldownOptions: { input: 'phone.html' },
  },
  server: {
    port: 5174,
    // The sandbox answers its own pages only.
    proxy: { '/sandbox': { target: sandbox, changeOrigin: true, headers: { origin: sandbox } } },
  },
});
