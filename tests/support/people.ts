export * from '../../scripts/lib/people.ts'
