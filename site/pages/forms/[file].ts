import type { APIRoute, GetStaticPaths } from 'astro'
import { formExtensions, type FormExtension } from '../../../schema/content/form-files.ts'
import { policy } from '../../../generated/policy.ts'
import { formBytes } from '../../form-files.ts'

type File = { id: string; extension: FormExtension }

export const getStaticPaths = (() =>
  policy.forms.flatMap(({ id }) =>
    formExtensions.map((extension) => ({
      params: { file: `${id}.${extension}` },
      props: { id, extension },
    })),
  )) satisfies GetStaticPaths

const types: Record<FormExtension, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

export const GET: APIRoute<File> = ({ props: { id, extension } }) =>
  new Response(formBytes(id, extension), { headers: { 'Content-Type': types[extension] } })
