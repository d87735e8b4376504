import type { APIRoute } from 'astro'
import { workPlanJson } from '../../work-plan-view.ts'

export const GET: APIRoute = () =>
  new Response(workPlanJson(), { headers: { 'Content-Type': 'application/json' } })
