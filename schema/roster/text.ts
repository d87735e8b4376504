/**
 * The text of a pasted or saved table. Spreadsheets on Chinese Windows save CSV as GB 18030 and "Unicode text" as UTF-16;
 * everything else is UTF-8. Undefined for what is no text in any of them.
 */
export const textOf = (bytes: Uint8Array): string | undefined => {
  const decoded = (encoding: string): string | undefined => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch (refused) {
      if (refused instanceof TypeError) return undefined
      throw refused
    }
  }
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decoded('utf-16le')
  if (first === 0xfe && second === 0xff) return decoded('utf-16be')
  const text = decoded('utf-8') ?? decoded('gb18030')
  return text?.includes('\0') === true ? undefined : text
}
