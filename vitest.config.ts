import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { simulationFrom } from './tests/support/simulation-settings.ts'

/** React's names stand for Preact in tests as in every bundle (decision 2). */
const alias = {
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-runtime',
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  react: 'preact/compat',
}

const testSecret = (byte: number): string => Buffer.alloc(32, byte).toString('base64')

/** A key ring for tests and nothing else: its bytes are all alike, and stand here for everybody to read. */
const testRing = JSON.stringify({ current: 'k1', keys: { k1: testSecret(1) }, lookup: testSecret(2) })

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'node',
          include: ['{schema,views,site,scripts,functions,deploy,tests}/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          exclude: ['**/*.worker.test.ts', 'tests/runtime/**', 'tests/browser/**', '**/node_modules/**'],
        },
      },
      {
        resolve: { alias },
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                PORTAL_KEYS: testRing,
                PORTAL_TEST_CLOCK: 'on',
                PORTAL_PROOF: 'off',
                PORTAL_LIMITS: 'off',
              },
            },
          }),
        ],
        test: {
          name: 'worker',
          include: ['{functions,tests}/**/*.worker.test.ts'],
          globalSetup: ['tests/support/troubled-receiver.ts', 'tests/support/identity-providers.ts'],
          provide: { simulation: simulationFrom(process.env) },
          // The first request loads the whole Worker; on a busy machine that alone takes seconds.
          testTimeout: 30_000,
        },
      },
      {
        // Whole programs on real ports: plain workerd, wrangler dev, nginx. They need a build (npm run build).
        test: {
          name: 'runtime',
          include: ['tests/runtime/**/*.test.ts'],
          testTimeout: 30_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
