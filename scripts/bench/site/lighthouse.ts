import { existsSync } from 'node:fs'
import { chromium, type Browser } from '@playwright/test'
import lighthouse from 'lighthouse'
import { freePort } from '../../lib/counts.mjs'

export type Scores = { performance: number; accessibility: number; bestPractices: number; seo: number }
export type Lighthouse = { scores: (url: string) => Promise<Scores>; close: () => Promise<void> }

const debianChromium = '/usr/bin/chromium'

const launch = (port: number): Promise<Browser> =>
  chromium.launch({
    executablePath: existsSync(debianChromium) ? debianChromium : undefined,
    args: [
      `--remote-debugging-port=${port}`,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** Lighthouse as it ships: a mid-range phone on a slow mobile network, simulated. */
export const openLighthouse = async (): Promise<Lighthouse> => {
  const port = await freePort()
  const browser = await launch(port)
  const scores = async (url: string): Promise<Scores> => {
    const result = await lighthouse(url, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
    })
    if (result === undefined) throw new Error(`Lighthouse gave no result for ${url}`)
    const score = (category: string): number =>
      Math.round((result.lhr.categories[category]?.score ?? 0) * 100)
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      seo: score('seo'),
    }
  }
  return { scores, close: () => browser.close() }
}
