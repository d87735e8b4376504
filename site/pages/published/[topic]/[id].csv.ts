import type { APIRoute, GetStaticPaths } from 'astro'
import { published } from '../../../../generated/published.ts'
import type { Disclosure } from '../../../../schema/content/disclosure.ts'
import { disclosureTopics } from '../../../../schema/published.ts'
import { csvResponse } from '../../../csv.ts'
import { disclosureTable } from '../../../disclosure-view.ts'

export const getStaticPaths = (() =>
  disclosureTopics.flatMap((topic) =>
    published.disclosures[topic].map((disclosure) => ({
      params: { topic, id: disclosure.id },
      props: { disclosure },
    })),
  )) satisfies GetStaticPaths

export const GET: APIRoute<{ disclosure: Disclosure }> = ({ props: { disclosure } }) =>
  csvResponse(disclosureTable([disclosure]))
