// What some records have on their page beside what all have; each a chunk of its own.
import { type ComponentType, lazy } from 'react'
import type { Definition } from '../api/client'
import type { Row } from '../api/records'
import type { TextKey } from '../texts'

export interface ExtraProps { definition: Definition; row: Row }

/** Below the name. */
export const HEADERS: Record<string, ComponentType<ExtraProps>> = {
  'sales.opportunity': lazy(() => import('../sales/path')),
}

export const TABS: Record<string, { key: string; label: TextKey; permission?: string; Content: ComponentType<ExtraProps> }[]> = {
  'customers.pool': [
    { key: 'falling', label: 'falling', Content: lazy(() => import('../pools/falling')) },
    { key: 'statistics', label: 'poolStatistics', permission: 'customers.pool.report', Content: lazy(() => import('../pools/statistics')) },
  ],
}
