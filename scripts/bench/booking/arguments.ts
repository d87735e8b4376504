import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    full: { type: 'boolean', default: false },
    kill: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})

export const full = values.full
export const kill = values.kill

/** Rounds for one place and each crowd. */
export const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds N: a whole number')

const chosen = values.only?.split(',')

/** Whether a case is to run: `--only a,b` names some. */
export const only = (name: string): boolean => chosen?.includes(name) ?? true
