export * from '../../scripts/lib/reports.ts'
