const hiddenField = /<input type="hidden" name="([^"]+)" value="([^"]*)"/g

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The hidden fields of the form that posts to an address, as a browser would send them. */
export const formOf = (page: { url: string; text: string }, action: string): Record<string, string> => {
  const form = new RegExp(`<form[^>]*action="${action.replaceAll('/', '\\/')}"[\\s\\S]*?</form>`).exec(
    page.text,
  )?.[0]
  if (form === undefined) throw new Error(`no form to ${action} on ${page.url}`)
  return Object.fromEntries(
    [...form.matchAll(hiddenField)].map(([, name = '', value = '']) => [name, unescaped(value)]),
  )
}
