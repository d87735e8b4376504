/** Compiled when the Worker is deployed or starts: nothing may be compiled at run time. */
declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}
