import { csvResponse } from '../../csv.ts'
import { templateTable } from '../../whitelist-template.ts'

export const GET = (): Response => csvResponse(templateTable())
