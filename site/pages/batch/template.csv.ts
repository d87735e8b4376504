import { roster } from '../../../generated/roster.ts'
import { sampleTable } from '../../../schema/roster/columns.ts'
import { csvResponse } from '../../csv.ts'

export const GET = (): Response => csvResponse(sampleTable(roster))
