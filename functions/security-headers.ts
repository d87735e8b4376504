/**
 * One policy for all pages. No page carries an inline script or style, so nothing has to be excepted.
 * The build also writes these to dist/_headers, for assets that Cloudflare serves without asking the Worker.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The one policy there is (site/script-address.ts): it lets workers start from the portal's own scripts.
  'trusted-types portal-scripts',
].join('; ')

/**
 * The search page alone may compile WebAssembly: what searches the full text is that (docs/decisions/0037). It lets no script run that
 * the policy above would not.
 */
const searchPagePolicy = contentSecurityPolicy.replace(
  "script-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
)
const searchPage = /^\/(elder\/)?search\/$/

const NO_CAMERA = 'camera=(), geolocation=(self), microphone=(), payment=(), usb=(), interest-cohort=()'

/** The page on which staff scan receipts; what answers the same address after a refusal is the same page. */
const scanningPage = '/desk/counter/'

/** Of pages, and of files that may be opened as one. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': NO_CAMERA,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

/** An answer of the API is no page: it loads nothing, sends nobody anywhere and stands in no frame. What rules pages says nothing of it. */
const apiHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/** What protects the answer at a path. A camera may be asked for nowhere but where receipts are scanned. */
export const securityHeadersAt = (path: string): Readonly<Record<string, string>> => {
  // The pages about the API lie below the same address, and end in a slash as all pages do; no operation does.
  if (path.startsWith('/api/') && !path.endsWith('/')) return apiHeaders
  if (searchPage.test(path)) return { ...securityHeaders, 'content-security-policy': searchPagePolicy }
  if (path !== scanningPage) return securityHeaders
  return { ...securityHeaders, 'permissions-policy': NO_CAMERA.replace('camera=()', 'camera=(self)') }
}

/** Two years, as browsers ask for; only where the request came by TLS. */
export const transportSecurity = ['strict-transport-security', 'max-age=63072000; includeSubDomains'] as const

/** Addresses with a hash in them never change their content. */
export const FOREVER = 'public, max-age=31536000, immutable'
/** Everything else is asked for again, and answered with 304 while it is the same. */
export const ASK_AGAIN = 'public, max-age=0, must-revalidate'
