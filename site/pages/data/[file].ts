import type { APIRoute, GetStaticPaths } from 'astro'
import { csvOf, datasetIds, jsonOf } from '../../open-data/datasets.ts'
import { dataPackage } from '../../open-data/package.ts'

export const getStaticPaths = (() => [
  ...datasetIds.flatMap((id) => [
    { params: { file: `${id}.json` }, props: { text: jsonOf(id) } },
    { params: { file: `${id}.csv` }, props: { text: csvOf(id) } },
  ]),
  { params: { file: 'datapackage.json' }, props: { text: `${JSON.stringify(dataPackage(), null, 1)}\n` } },
]) satisfies GetStaticPaths

export const GET: APIRoute<{ text: string }> = ({ props: { text } }) => new Response(text)
