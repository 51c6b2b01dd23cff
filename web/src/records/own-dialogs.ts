// Actions whose question is drawn by hand, since a plain form would not do: a chunk each, loaded when asked.
import { type ComponentType, lazy } from 'react'
import type { Action, Definition } from '../api/client'
import { kindOf } from '../api/definitions'
import type { Row } from '../api/records'

export interface OwnDialogProps { definition: Definition; action: Action; row: Row; onClose: () => void; onDone?: (reply: Row | undefined) => void }

const close = lazy(() => import('../sales/close'))
const goods = lazy(() => import('../sales/goods'))

const OWN: Record<string, ComponentType<OwnDialogProps>> = {
  'marketing.lead.convert': lazy(() => import('../marketing/convert')),
  'sales.opportunity.move': lazy(() => import('../sales/move')),
  'sales.opportunity.win': close,
  'sales.opportunity.lose': close,
  'finance.contract.change': lazy(() => import('../finance/change')),
  'finance.payment.allocate': lazy(() => import('../finance/allocate')),
  'finance.payment.release': lazy(() => import('../finance/release')),
  'sales.quote.submit': lazy(() => import('../quotes/submit')),
  'sales.quote.revise': lazy(() => import('../quotes/revise')),
  'sales.order.deliver': goods,
  'sales.order.return': goods,
}

export const ownDialog = (definition: Definition, action: Action) => OWN[`${kindOf(definition)}.${action.name}`]
