import { photoAnswerSchema } from '../../../schema/api/casework.ts'
import type { Operation } from '../../operation.ts'

export const keepPhoto = {
  id: 'keepPhoto',
  tag: 'casework',
  method: 'post',
  path: '/photos',
  bodyTypes: ['image/jpeg', 'image/png', 'image/webp'],
  writes: true,
  status: 201,
  answer: photoAnswerSchema,
  refusals: [
    'photo_format',
    'photo_not_readable',
    'photo_too_large',
    'malformed_request',
    'too_many_requests',
  ],
} as const satisfies Operation
