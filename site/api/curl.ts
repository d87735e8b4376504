import type { Shown } from './reference.ts'

/** In single quotes a shell changes nothing; a single quote itself would end them. */
const quoted = (text: string): string => {
  if (text.includes("'"))
    throw new Error(`an example with a single quote cannot be shown as a command: ${text}`)
  return `'${text}'`
}

/** A request that can be pasted into a terminal, and that a test sends as it stands. */
export const curlOf = (
  { method, path, parameters = [], requestBody, security }: Shown,
  origin: string,
): string => {
  const query = new URLSearchParams(
    parameters.flatMap(({ name, in: place, example }) =>
      place === 'query' && example !== undefined ? [[name, example]] : [],
    ),
  )
  const address = new URL(path, origin)
  address.search = query.toString()
  const body = requestBody?.content['application/json']?.example
  const lines = [`curl ${quoted(decodeURI(address.href))}`]
  if (method !== 'GET' && body === undefined) lines.push(`  -X ${method}`)
  for (const { name, in: place } of parameters)
    if (place === 'header') lines.push(`  -H ${quoted(`${name}: <${name}>`)}`)
  const [bearer] = (security ?? []).flatMap((one) => Object.keys(one))
  if (bearer !== undefined) lines.push(`  -H ${quoted(`Authorization: Bearer <${bearer}>`)}`)
  if (body !== undefined)
    lines.push(
      `  -H ${quoted('content-type: application/json')}`,
      `  -d ${quoted(JSON.stringify(body, null, 2))}`,
    )
  return lines.join(' \\\n')
}
