// What some records have on their page beside what all have; each a chunk of its own.
import { type ComponentType, lazy } from 'react'
import type { Definition } from '../api/client'
import type { Row } from '../api/records'
import type { TextKey } from '../texts'

export interface ExtraProps { definition: Definition; row: Row }

/** Below the name. */
export const HEADERS: Record<string, ComponentType<ExtraProps>> = {
  'sales.opportunity': lazy(() => import('../sales/path')),
  'marketing.lead': lazy(() => import('../marketing/way')),
}

export const TABS: Record<string, { key: string; label: TextKey; permission?: string; Content: ComponentType<ExtraProps> }[]> = {
  'marketing.lead': [{ key: 'hands', label: 'hands', permission: 'marketing.lead_move.read', Content: lazy(() => import('../marketing/hands')) }],
  'marketing.campaign': [{ key: 'results', label: 'campaignResults', Content: lazy(() => import('../marketing/results')) }],
  'customers.pool': [
    { key: 'falling', label: 'falling', Content: lazy(() => import('../pools/falling')) },
    { key: 'statistics', label: 'poolStatistics', permission: 'customers.pool.report', Content: lazy(() => import('../pools/statistics')) },
  ],
}

/** What a tab by hand tells better than the plain list. */
export const TOLD_OTHERWISE: Record<string, string[]> = {
  'marketing.lead': ['marketing.lead_move', 'customers.customer', 'customers.contact', 'sales.opportunity'],
}
