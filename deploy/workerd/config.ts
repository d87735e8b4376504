/** What a plain workerd needs to know to serve the portal. Paths are absolute; `bindings` are plain texts, and land in the file. */
export type WorkerdSettings = {
  address: string
  /**
   * What the Worker may reach: nothing, this machine (a receiver or an identity provider tried locally), every other machine, or both
   * where one is here and the other elsewhere.
   */
  reach: keyof typeof networks
  dist: string
  packed: string
  data: string
  compatibilityDate: string
  /** Files of the bundle, relative to the configuration's own folder; the first is the entry. */
  modules: string[]
  staticSite: string
  manifest: string
  bindings: Record<string, string>
  /** Names of variables that workerd takes from its own environment, so that no secret is written down. */
  secrets: string[]
}

/** TLS trusts what browsers trust. "private" holds 10.0.0.0/8 and the like, where a government's gateway may stand. */
const networks = {
  nowhere: '(allow = [])',
  loopback: '(allow = ["local"], tlsOptions = (trustBrowserCas = true))',
  elsewhere: '(allow = ["public", "private"], deny = ["local"], tlsOptions = (trustBrowserCas = true))',
  everywhere: '(allow = ["public", "private", "local"], tlsOptions = (trustBrowserCas = true))',
}

/** What it may reach for these addresses and no more: `loopback` of each says whether it is on this machine. */
export const reachOf = (
  addresses: readonly ({ loopback: boolean } | undefined)[],
): WorkerdSettings['reach'] => {
  const set = addresses.filter((address) => address !== undefined)
  const [here, there] = [set.some(({ loopback }) => loopback), set.some(({ loopback }) => !loopback)]
  if (here) return there ? 'everywhere' : 'loopback'
  return there ? 'elsewhere' : 'nowhere'
}

const quoted = (text: string): string => JSON.stringify(text)

const moduleLine = (file: string): string => {
  const name = file.split('/').at(-1) ?? file
  const kind = name.endsWith('.js') ? 'esModule' : name.endsWith('.wasm') ? 'wasm' : 'text'
  return `    (name = ${quoted(name)}, ${kind} = embed ${quoted(file)}),`
}

/**
 * The configuration in Cap'n Proto text (workerd.capnp). Objects keep their rows in SQLite files below `data`. Only the webhook
 * and an identity provider need a network: without them the Worker can reach none.
 */
export const workerdConfig = (
  settings: WorkerdSettings,
): string => `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "portal", worker = .portal),
    (name = "static", worker = .static),
    (name = "dist", disk = (path = ${quoted(settings.dist)})),
    (name = "packed", disk = (path = ${quoted(settings.packed)})),
    (name = "data", disk = (path = ${quoted(settings.data)}, writable = true)),
    (name = "nowhere", network = ${networks.nowhere}),
    (name = "outside", network = ${networks[settings.reach]}),
  ],
  sockets = [(name = "http", address = ${quoted(settings.address)}, http = (), service = "portal")],
);

const portal :Workerd.Worker = (
  modules = [
${settings.modules.map(moduleLine).join('\n')}
  ],
  compatibilityDate = ${quoted(settings.compatibilityDate)},
  globalOutbound = "outside",
  bindings = [
    (name = "ASSETS", service = "static"),
    (name = "BOOKING", durableObjectNamespace = "BookingLedger"),
    (name = "CASEWORK", durableObjectNamespace = "Casebook"),
    (name = "READINESS", durableObjectNamespace = "ReadinessProbe"),
    (name = "GATE", durableObjectNamespace = "Gate"),
    (name = "ALBUM", durableObjectNamespace = "Album"),
    (name = "STAFF", durableObjectNamespace = "Staff"),
    (name = "DRAFTS", durableObjectNamespace = "Drafts"),
${Object.entries(settings.bindings)
  .map(([name, text]) => `    (name = ${quoted(name)}, text = ${quoted(text)}),`)
  .join('\n')}
${settings.secrets
  .map((name) => `    (name = ${quoted(name)}, fromEnvironment = ${quoted(name)}),`)
  .join('\n')}
  ],
  durableObjectNamespaces = [
    (className = "BookingLedger", uniqueKey = "portal-booking", enableSql = true),
    (className = "Casebook", uniqueKey = "portal-casework", enableSql = true),
    (className = "ReadinessProbe", uniqueKey = "portal-readiness", enableSql = true),
    (className = "Gate", uniqueKey = "portal-gate", enableSql = true),
    (className = "Album", uniqueKey = "portal-album", enableSql = true),
    (className = "Staff", uniqueKey = "portal-staff", enableSql = true),
    (className = "Drafts", uniqueKey = "portal-drafts", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "data"),
);

const static :Workerd.Worker = (
  modules = [
    (name = "static-site.js", esModule = embed ${quoted(settings.staticSite)}),
    (name = "manifest.json", json = embed ${quoted(settings.manifest)}),
  ],
  compatibilityDate = ${quoted(settings.compatibilityDate)},
  globalOutbound = "nowhere",
  bindings = [(name = "DIST", service = "dist"), (name = "PACKED", service = "packed")],
);
`
