// Data on the screen: kept while it is shown, fetched again when live updates or the user's own changes say so.
import { QueryClient } from '@tanstack/react-query'
import { Problem } from './api/problem'

const passing = (error: unknown) => !(error instanceof Problem) || error.status >= 500

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (count, error) => passing(error) && count < 2, refetchOnWindowFocus: true },
  },
})
