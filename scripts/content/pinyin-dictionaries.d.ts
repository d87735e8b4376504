/** Words and how they are read. The package hands its dictionaries out without types. */
declare module 'pinyin-pro/dist/esm/data/*.mjs' {
  const words: Readonly<Record<string, string>>
  export default words
}
