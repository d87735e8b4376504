declare module 'manifest.json' {
  const manifest: import('./manifest.ts').SiteManifest
  export default manifest
}
