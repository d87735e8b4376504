import type { Env } from '../env.ts'
import { webhookSettings } from '../webhook-settings.ts'
import type { Outcome } from './message.ts'
import { webhookTransport } from './webhook.ts'

/** A message as it leaves the portal. `at` is when it was due, `to` a phone number, or `unit:<id>` for those on duty there. */
export type Outgoing = { id: string; kind: string; at: string; to: string; text: string }

/** Sends one message and says how it went; never throws for what the other side does. `nowMs` is the time of this try. */
export type Transport = (message: Outgoing, nowMs: number) => Promise<Outcome>

/** The transport of a portal without a receiver: a message counts as sent, and its row can be read at the desk. */
export const logTransport: Transport = () => Promise.resolve({ kind: 'sent' })

/** The webhook where one is set, the log elsewhere. Wrong settings keep messages waiting, under the variable's name. */
export const transportOf = (env: Env): Transport => {
  const settings = webhookSettings(env)
  if (!settings.ok) return () => Promise.resolve({ kind: 'retry', error: settings.problem })
  return settings.value === undefined ? logTransport : webhookTransport(settings.value)
}
