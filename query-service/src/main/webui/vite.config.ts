import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const service = process.env.VARIANT_DASH_SERVICE ?? 'http://localhost:8081';

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  server: {
    proxy: {
      '/api': service,
      '/dashboard/ws': { target: service, ws: true },
    },
  },
  build: {
    // Inlined fonts and icons would be paid for by every page view, needed or not.
    assetsInlineLimit: 0,
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/testing/setup.ts'],
    restoreMocks: true,
    unstubGlobals: true,
    // One browser environment for all: making one takes longer than most tests.
    isolate: false,
    testTimeout: 60_000,
  },
});
