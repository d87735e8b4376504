/** Hands somebody a file that was made here. The address is one of this page's memory, and is let go afterwards. */
const KEPT_MS = 60_000

export const download = (parts: BlobPart[], type: string, name: string): void => {
  const address = URL.createObjectURL(new Blob(parts, { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS)
}
