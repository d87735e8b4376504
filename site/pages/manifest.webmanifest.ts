import type { APIRoute } from 'astro'
import { t } from '../copy.ts'
import { pathsIn } from '../paths.ts'

export const GET: APIRoute = () =>
  Response.json({
    name: t('site.name'),
    short_name: t('site.short-name'),
    description: t('site.description'),
    lang: 'zh-Hans-CN',
    start_url: pathsIn('standard').home,
    scope: '/',
    display: 'browser',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
  })
