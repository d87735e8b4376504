import type { APIRoute } from 'astro'
import { csvResponse } from '../../csv.ts'
import { progressTable } from '../../progress-view.ts'

export const GET: APIRoute = () => csvResponse(progressTable())
