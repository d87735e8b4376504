import type { ChildProcess } from 'node:child_process'

export const dataFolder: (chosen?: string) => string
export const serve: (settings: {
  port: number
  data: string
  bindings?: Record<string, string>
  quiet?: boolean
  bundle?: string
}) => Promise<{ child: ChildProcess; url: string }>
export const stop: (child: ChildProcess, signal?: NodeJS.Signals) => Promise<void>
export const wranglerVariables: (folder: string) => string[]
