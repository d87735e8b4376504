/** What a client asks, and what must be the same of the answer wherever the portal runs. */
export type Asked = {
  name: string
  path: string
  method?: string
  headers?: Record<string, string>
  body?: string
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const json = { 'content-type': 'application/json' }

export const requests: Asked[] = [
  { name: 'home', path: '/' },
  { name: 'a service page', path: '/services/min-living-urban/' },
  { name: 'the elder edition', path: '/elder/' },
  { name: 'a page without its slash', path: '/services' },
  { name: 'a page by its file', path: '/services/index.html' },
  { name: 'an address that does not exist', path: '/no/such/page/' },
  { name: 'an icon', path: '/favicon.svg' },
  { name: 'a table', path: '/standards/standards.csv' },
  { name: 'the manifest', path: '/manifest.webmanifest' },
  { name: 'HEAD of a page', path: '/services/', method: 'HEAD' },
  { name: 'the frame of the Worker, which is nobody else’s', path: '/shell/' },
  { name: 'POST to a page', path: '/services/', method: 'POST', headers: form, body: 'a=1' },
  { name: 'the API for people', path: '/api/' },
  { name: 'the same without its slash', path: '/api' },
  { name: 'the document of the API', path: '/api/openapi.json' },
  { name: 'POST to the API for people', path: '/api/', method: 'POST', headers: form, body: 'a=1' },
  { name: 'a file of open data', path: '/data/standards.json' },
  { name: 'health', path: '/api/health' },
  { name: 'an API address that does not exist', path: '/api/nothing' },
  { name: 'the wrong method', path: '/api/eligibility' },
  { name: 'half of a JSON body', path: '/api/eligibility', method: 'POST', headers: json, body: '{"facts"' },
  { name: 'a body that is no JSON', path: '/api/eligibility', method: 'POST', headers: form, body: 'a=1' },
  {
    name: 'a body over the limit',
    path: '/api/eligibility',
    method: 'POST',
    headers: json,
    body: `"${'x'.repeat(70_000)}"`,
  },
  {
    name: 'a self-check',
    path: '/api/eligibility',
    method: 'POST',
    headers: json,
    body: '{"on":"2026-11-20","facts":{"area":"urban"}}',
  },
  { name: 'the first page of the check', path: '/check/?for=disability-nursing' },
  {
    name: 'an answered page of the check',
    path: '/check/',
    method: 'POST',
    headers: form,
    body: 'programmes=disability-nursing&q=self.hukou&v=hongjiang&do=answer',
  },
  { name: 'a search', path: '/search/?q=%E4%BD%8E%E4%BF%9D' },
  {
    name: 'choosing a display',
    path: '/display/',
    method: 'POST',
    headers: form,
    body: 'theme=dark&size=large&back=%2Fservices%2F',
  },
  {
    name: 'choosing a display, back to elsewhere',
    path: '/display/',
    method: 'POST',
    headers: form,
    body: 'theme=dark&back=%2F%2Fevil.example',
  },
  { name: 'a page in the chosen display', path: '/services/', headers: { cookie: 'display=dark.large' } },
  {
    name: 'a hashed file keeps its own way',
    path: '/favicon.svg',
    headers: { cookie: 'display=dark.large' },
  },
  { name: 'choosing the elder edition', path: '/elder/?mode=elder' },
  { name: 'home for who chose it', path: '/', headers: { cookie: 'mode=elder' } },
  { name: 'leaving it', path: '/services/?mode=standard', headers: { cookie: 'mode=elder' } },
  { name: 'clearing', path: '/clear/', method: 'POST', headers: form, body: '' },
]

export const ask = (url: string, asked: Asked): Promise<Response> =>
  fetch(`${url}${asked.path}`, {
    redirect: 'manual',
    ...(asked.method === undefined ? {} : { method: asked.method }),
    ...(asked.headers === undefined ? {} : { headers: asked.headers }),
    ...(asked.body === undefined ? {} : { body: asked.body }),
  })
