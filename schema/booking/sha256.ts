/** SHA-256 of the UTF-8 of a text, in lower-case hex, by WebCrypto: the same in browsers, Worker and commands. */
export const sha256Hex = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
