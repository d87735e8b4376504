import type { WhoMay } from './index.ts'

const counting = ['admin', 'registry-head', 'section']

export const numbers: WhoMay = {
  'GET /desk/numbers/': counting,
  'GET /desk/numbers/csv/': counting,
  'GET /desk/numbers/xlsx/': counting,
}
