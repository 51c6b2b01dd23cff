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
  'customers.customer': lazy(() => import('../finance/credit')),
  'sales.quote': lazy(() => import('../quotes/way')),
  'finance.contract': lazy(() => import('../finance/contract-way')),
  'finance.payment': lazy(() => import('../finance/payment-way')),
  'finance.invoice': lazy(() => import('../finance/invoice-way')),
  'sales.order': lazy(() => import('../orders/way')),
}

const bookLines = lazy(() => import('../catalogue/book-lines'))
const tester = lazy(() => import('../catalogue/tester'))
const clauses = lazy(() => import('../finance/clauses'))
const lines = lazy(() => import('../offers/lines-shown'))

export const TABS: Record<string, { key: string; label: TextKey; permission?: string; first?: boolean; Content: ComponentType<ExtraProps> }[]> = {
  'marketing.lead': [{ key: 'hands', label: 'hands', permission: 'marketing.lead_move.read', Content: lazy(() => import('../marketing/hands')) }],
  'marketing.campaign': [{ key: 'results', label: 'campaignResults', Content: lazy(() => import('../marketing/results')) }],
  'sales.quote': [{ key: 'lines', label: 'offerLines', first: true, Content: lines }],
  'sales.order': [
    { key: 'lines', label: 'offerLines', first: true, Content: lines },
    { key: 'deliveries', label: 'deliveries', permission: 'sales.delivery.read', Content: lazy(() => import('../orders/deliveries')) },
  ],
  'finance.contract': [
    { key: 'plan', label: 'contractPlan', permission: 'finance.receivable_plan.read', first: true, Content: lazy(() => import('../finance/plan')) },
    { key: 'money', label: 'contractMoney', first: true, Content: lazy(() => import('../finance/money-of')) },
    { key: 'clauses', label: 'clauses', first: true, Content: clauses },
  ],
  'finance.contract_template': [{ key: 'clauses', label: 'clauses', first: true, Content: clauses }],
  'finance.payment': [{ key: 'allocations', label: 'allocationsOf', permission: 'finance.payment_allocation.read', first: true, Content: lazy(() => import('../finance/allocations')) }],
  'sales.product': [
    { key: 'sheet', label: 'dataSheet', first: true, Content: lazy(() => import('../catalogue/sheet')) },
    { key: 'books', label: 'pricesInBooks', permission: 'sales.price_book_line.read', Content: bookLines },
    { key: 'tester', label: 'priceTester', permission: 'sales.price_book.read', Content: tester },
  ],
  'sales.price_book': [
    { key: 'books', label: 'bookPrices', permission: 'sales.price_book_line.read', first: true, Content: bookLines },
    { key: 'tester', label: 'priceTester', permission: 'sales.price_book.read', Content: tester },
  ],
  'customers.pool': [
    { key: 'falling', label: 'falling', Content: lazy(() => import('../pools/falling')) },
    { key: 'statistics', label: 'poolStatistics', permission: 'customers.pool.report', Content: lazy(() => import('../pools/statistics')) },
  ],
}

/** Fields that a tab or the header by hand tells better than the card of fields. */
export const TOLD_IN_TABS: Record<string, string[]> = {
  'sales.quote': ['lines', 'state', 'revision', 'discount', 'reduction', 'listTotal', 'netTotal', 'taxTotal', 'total', 'discountRate', 'unpricedLines', 'costTotal', 'margin', 'marginRate', 'taxIncluded', 'creditState', 'overdue', 'overdueSince', 'orderId', 'revisesId', 'decisionNote', 'answerNote'],
  'finance.contract': ['state', 'amount', 'received', 'receivable', 'invoiced', 'overdue', 'overdueSince', 'nextDueOn', 'pendingChangeId', 'endReason', 'clauses'],
  'finance.contract_template': ['clauses'],
  'finance.payment': ['amount', 'allocated', 'advance', 'refunded', 'voidReason'],
  'finance.invoice': ['state', 'amount', 'net', 'tax', 'reddened', 'redOfId', 'voidReason'],
  'sales.product': ['specifications', 'items', 'prices'],
  'sales.order': ['lines', 'state', 'discount', 'reduction', 'netTotal', 'taxTotal', 'total', 'discountRate', 'taxIncluded', 'endReason', 'paymentState', 'received', 'invoiced', 'contractId'],
}

/** What a tab by hand tells better than the plain list. */
export const TOLD_OTHERWISE: Record<string, string[]> = {
  'sales.order': ['sales.delivery'],
  'finance.contract': ['finance.receivable_plan', 'finance.payment', 'finance.payment_allocation', 'finance.invoice'],
  'finance.contract_change': ['finance.contract'],
  'customers.customer': ['finance.credit_account'],
  'finance.payment': ['finance.payment_allocation'],
  'sales.product': ['sales.price_book_line', 'sales.product'],
  'sales.price_book': ['sales.price_book_line'],
  'marketing.lead': ['marketing.lead_move', 'customers.customer', 'customers.contact', 'sales.opportunity'],
}
