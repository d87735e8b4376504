import type { APIRoute } from 'astro'
import { csvResponse } from '../../csv.ts'
import { workPlanTable } from '../../work-plan-view.ts'

export const GET: APIRoute = () => csvResponse(workPlanTable())
