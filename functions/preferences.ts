/** How somebody wants the pages to look, and where `/` should lead: 长辈版, or traditional characters. Kept in two cookies of our own. */
export const themes = ['auto', 'light', 'dark'] as const
export const sizes = ['normal', 'large', 'largest'] as const
export const modes = ['standard', 'elder', 'hant'] as const
export type ChosenMode = (typeof modes)[number]
export type Preferences = {
  theme: (typeof themes)[number]
  size: (typeof sizes)[number]
  mode: ChosenMode
}

export const DISPLAY_COOKIE = 'display'
export const MODE_COOKIE = 'mode'
/** The place that is being held, and the booking that was looked at last (functions/booking/pages/cookies.ts). */
export const HOLD_COOKIE = 'hold'
export const MINE_COOKIE = 'mine'
/** The report that was sent or looked up last (functions/casework/pages/cookies.ts). */
export const REPORT_COOKIE = 'report'
const YEAR_SECONDS = 31_536_000

const oneOf = <T extends string>(list: readonly T[], text: string | null | undefined): T | undefined =>
  list.find((entry) => entry === text)

export const readPreferences = (
  theme: string | null | undefined,
  size: string | null | undefined,
): Omit<Preferences, 'mode'> => ({
  theme: oneOf(themes, theme) ?? 'auto',
  size: oneOf(sizes, size) ?? 'normal',
})

export const readMode = (text: string | undefined): ChosenMode | undefined => oneOf(modes, text)

/** One cookie of a Cookie header, as it was sent. */
export const cookieIn = (header: string, name: string): string | undefined =>
  header
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

/** Reads our cookies; whatever else or nonsense stands in them counts as no choice. */
export const preferencesOf = (cookies: string | undefined): Preferences => {
  const header = cookies ?? ''
  const [theme, size] = (cookieIn(header, DISPLAY_COOKIE) ?? '').split('.')
  return { ...readPreferences(theme, size), mode: readMode(cookieIn(header, MODE_COOKIE)) ?? 'standard' }
}

export const isPlain = ({ theme, size }: Preferences): boolean => theme === 'auto' && size === 'normal'

/** Puts the choices on the first tag. Both values are from our own lists, so nothing needs escaping. */
export const withPreferences = (html: string, preferences: Preferences): string => {
  if (isPlain(preferences)) return html
  const theme = preferences.theme === 'auto' ? '' : ` data-theme="${preferences.theme}"`
  const size = preferences.size === 'normal' ? '' : ` data-size="${preferences.size}"`
  return html.replace('<html', `<html${theme}${size}`)
}

/** A cookie of ours: readable by no script, sent to no other site, only over TLS where there is TLS. */
export const cookieLine = (name: string, value: string, secure: boolean, seconds = YEAR_SECONDS): string =>
  `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
