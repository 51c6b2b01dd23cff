import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// `npm run dev` shows the app against a running product: KEHU_URL, or the usual address.
const product = process.env.KEHU_URL ?? 'http://127.0.0.1:8080'
const proxy = { '/v1': product, '/openapi.json': product }

export default defineConfig({
  plugins: [react()],
  // index.html is the first screen; every page behind the sign-in is a chunk of its own
  build: { outDir: 'dist/app', emptyOutDir: true, target: 'es2022', manifest: '.manifest.json', chunkSizeWarningLimit: 1500 },
  server: { proxy },
  preview: { proxy },
})
