import { parseArgs } from 'node:util'
import { tool } from './lib/run.mjs'
import { main, Stop } from './lib/steps.mjs'

/**
 * `npm run simulate -- --seeds 50 --steps 1000`: the simulation of tests/simulation with many new seeds, or with one:
 * `-- --seed 7`. A broken promise is printed with its seed and its last steps, and the command ends with 1.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    seed: { type: 'string' },
    steps: { type: 'string', default: '400' },
  },
})

await main(async () => {
  for (const [name, text] of Object.entries(values))
    if (!/^[1-9]\d*(,[1-9]\d*)*$/.test(text)) throw new Stop(`--${name} N: a whole number`)
  const chosen = values.seed === undefined ? { SIM_SEEDS: values.seeds } : { SIM_SEED: values.seed }
  const env = { ...chosen, SIM_STEPS: values.steps }
  await tool('vitest', ['run', '--project', 'worker', 'tests/simulation'], { env, show: true })
})
