import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { pageSchema } from '../schema/content/page.ts'

/**
 * Almost all content reaches a page through generated/policy.ts: checked as a whole, with its examples worked out. Astro
 * itself loads only what it alone needs: the Markdown after a service's front matter (which has been checked there, so it
 * is not checked again), and the plain pages.
 */
export const collections = {
  services: defineCollection({ loader: glob({ base: './content/services', pattern: '*.md' }) }),
  pages: defineCollection({
    loader: glob({ base: './content/pages', pattern: '*.yaml' }),
    schema: pageSchema,
  }),
}
