export const root: string
export const environment: (extra?: Record<string, string>) => NodeJS.ProcessEnv
