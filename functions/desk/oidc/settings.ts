import { oidcSettings, type OidcSettings } from '../../oidc-settings.ts'
import type { Visit } from '../pages/show.tsx'

/** The identity provider of this portal; undefined where none is set, or it is set wrongly (then the log names the variable). */
export const oidcOf = (c: Visit): OidcSettings | undefined => {
  const settings = oidcSettings(c.env)
  if (settings.ok) return settings.value
  console.error(JSON.stringify({ oidc: settings.problem }))
  return undefined
}

export const hasOidc = (c: Visit): boolean => oidcOf(c) !== undefined
