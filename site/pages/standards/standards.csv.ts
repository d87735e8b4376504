import type { APIRoute } from 'astro'
import { csvResponse } from '../../csv.ts'
import { standardsTable } from '../../open-data/tables.ts'

export const GET: APIRoute = () => csvResponse(standardsTable())
