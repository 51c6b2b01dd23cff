// The menu: daily work first, then offers and orders, money, marketing; ledgers and administration last. Whoever may do
// nothing with a record is not shown it.
import {
  ApartmentOutlined, AuditOutlined, BankOutlined, BarChartOutlined, BellOutlined, BranchesOutlined, CalendarOutlined, CarOutlined, CheckSquareOutlined, ContactsOutlined, DatabaseOutlined, DollarOutlined, FileDoneOutlined, FileOutlined, FileTextOutlined, FormOutlined, FunnelPlotOutlined,
  GoldOutlined, HomeOutlined, IdcardOutlined, InboxOutlined, MessageOutlined, NotificationOutlined, PayCircleOutlined, PercentageOutlined, ProjectOutlined, SafetyOutlined, ShareAltOutlined, ShopOutlined, ShoppingCartOutlined, SnippetsOutlined, SolutionOutlined, SwapOutlined,
  TagOutlined, TagsOutlined, TeamOutlined, ThunderboltOutlined, UserOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import type { Definition } from '../api/client'
import { actionOf, addressOf, type Definitions, kindOf } from '../api/definitions'
import type { TextKey } from '../texts'

export interface Entry {
  to: string
  label: string
  Icon: ComponentType<{ 'aria-hidden'?: boolean }>
}

export interface Section {
  title: TextKey
  entries: Entry[]
}

/** Known records have an icon of their own, others a plain one. */
const ICONS: Record<string, Entry['Icon']> = {
  'sales.quote': FileTextOutlined, 'sales.order': ShoppingCartOutlined, 'sales.delivery': CarOutlined, 'sales.price_book': TagOutlined, 'sales.price_book_line': TagsOutlined, 'sales.discount_limit': PercentageOutlined,
  'customers.customer': ShopOutlined, 'customers.contact': ContactsOutlined, 'customers.pool': InboxOutlined, 'customers.pool_move': SwapOutlined,
  'collaboration.activity': MessageOutlined, 'collaboration.file': FileOutlined, 'collaboration.task': CheckSquareOutlined,
  'collaboration.notification': BellOutlined, 'sales.opportunity': DollarOutlined, 'sales.deal': DollarOutlined, 'sales.pipeline': FunnelPlotOutlined,
  'sales.product': GoldOutlined, 'identity.user': UserOutlined, 'identity.department': ApartmentOutlined, 'identity.group': TeamOutlined,
  'marketing.lead': ThunderboltOutlined, 'marketing.lead_move': SwapOutlined, 'marketing.campaign': NotificationOutlined, 'marketing.channel': ShareAltOutlined, 'marketing.assignment_rule': BranchesOutlined,
  'marketing.form': FormOutlined, 'marketing.form_submission': SolutionOutlined, 'finance.contract': AuditOutlined, 'finance.contract_template': SnippetsOutlined, 'finance.receivable_plan': CalendarOutlined, 'finance.payment': PayCircleOutlined, 'finance.invoice': FileDoneOutlined, 'finance.credit_account': BankOutlined,
  'identity.position': IdcardOutlined, 'identity.role': SafetyOutlined,
}
/** Where a record stands that is not told by its definition, and in which order. */
const PLACES: { title: TextKey; kinds: string[] }[] = [
  { title: 'menuWork', kinds: ['marketing.lead', 'customers.customer', 'customers.contact', 'sales.opportunity', 'collaboration.activity', 'collaboration.task'] },
  { title: 'menuTrade', kinds: ['sales.quote', 'sales.order', 'sales.product', 'sales.price_book'] },
  { title: 'menuMoney', kinds: ['finance.contract', 'finance.receivable_plan', 'finance.payment', 'finance.invoice', 'finance.credit_account'] },
  { title: 'menuMarketing', kinds: ['marketing.campaign', 'marketing.form', 'marketing.form_submission', 'marketing.assignment_rule', 'marketing.channel'] },
  { title: 'menuLedgers', kinds: ['customers.pool_move', 'marketing.lead_move', 'sales.stage_move', 'sales.delivery', 'finance.payment_allocation', 'finance.contract_change'] },
  { title: 'menuSettings', kinds: ['identity.user', 'identity.department', 'identity.position', 'identity.group', 'identity.role', 'customers.pool', 'customers.duplicate_policy', 'sales.pipeline', 'sales.close_reason', 'finance.contract_template', 'sales.price_book_line', 'sales.discount_limit'] },
]
/** Notifications are behind the bell, files with the customer they belong to. */
const ELSEWHERE = new Set(['collaboration.notification', 'collaboration.file'])
/** Looked up by many who may not change them; of everything else that is set up only its keepers are told. */
const LOOKED_UP = new Set(['sales.product', 'sales.price_book'])

export const iconOf = (kind: string) => ICONS[kind] ?? (kind.endsWith('_type') ? TagsOutlined : DatabaseOutlined)

/** Set up by few, although nothing refers to it. */
const SETTINGS = new Set(['customers.duplicate_policy', 'sales.discount_limit', 'sales.price_book_line', 'marketing.assignment_rule', 'marketing.form', 'marketing.channel'])

/** What is set up once rather than worked with: people, and records that others are sorted into. */
export function isSetting(definition: Definition, definitions: Definitions) {
  if (definition.service === 'identity' || SETTINGS.has(kindOf(definition))) return true
  const fields = definition.fields.map((field) => field.name)
  const kind = kindOf(definition)
  const isReferred = definitions.all.some((other) => other !== definition && other.fields.some((field) => field.ref === kind))
  const refers = definition.fields.some((field) => field.ref && !field.ref.startsWith('identity.'))
  return isReferred && !refers && !fields.includes('lastFollowUpAt')
}

/** The section of a record: its place, or what its definition says. Nothing can be done with the rows of a ledger. */
function sectionOf(definition: Definition, definitions: Definitions): TextKey {
  const place = PLACES.find(({ kinds }) => kinds.includes(kindOf(definition)))
  if (place) return place.title
  if (!definition.actions.length) return 'menuLedgers'
  return isSetting(definition, definitions) ? 'menuSettings' : definition.service === 'finance' ? 'menuMoney' : 'menuWork'
}

/** Who may only choose from pools, campaigns and the names of people is not shown their administration. */
function isOffered(definition: Definition, definitions: Definitions, section: TextKey) {
  if (ELSEWHERE.has(kindOf(definition))) return false
  if (section === 'menuMarketing') return definition.actions.length > 0
  const kept = section === 'menuSettings' || isSetting(definition, definitions)
  return !kept || LOOKED_UP.has(kindOf(definition)) || !!actionOf(definition, 'create') || !!actionOf(definition, 'update')
}

export function menu(definitions: Definitions, labels: { home: string; pool: string; poolSettings: string; agenda: string; board: string; approvals: string; ageing: string; company?: string }): Section[] {
  const customer = definitions.kind('customers.customer')
  const entry = (definition: Definition): Entry => ({ to: addressOf(definition), label: kindOf(definition) === 'customers.pool' && customer ? labels.poolSettings : definition.pluralLabel, Icon: iconOf(kindOf(definition)) })
  const before: Entry[] = [{ to: '/', label: labels.home, Icon: HomeOutlined }]
  if (definitions.kind('collaboration.activity') || definitions.kind('collaboration.task')) before.push({ to: '/agenda', label: labels.agenda, Icon: CalendarOutlined })
  if (definitions.all.some((definition) => actionOf(definition, 'approve'))) before.push({ to: '/approvals', label: labels.approvals, Icon: AuditOutlined })
  const sections = PLACES.map(({ title, kinds }): Section => {
    const place = (definition: Definition) => (kinds.includes(kindOf(definition)) ? kinds.indexOf(kindOf(definition)) : kinds.length)
    const here = definitions.all.filter((definition) => sectionOf(definition, definitions) === title && isOffered(definition, definitions, title)).sort((one, other) => place(one) - place(other))
    const entries = here.flatMap((definition) => {
      // deals are worked with on the board; the list is for searching
      if (kindOf(definition) === 'sales.opportunity' && definitions.kind('sales.pipeline')) return [{ to: '/board', label: labels.board, Icon: ProjectOutlined }, entry(definition)]
      if (kindOf(definition) === 'finance.receivable_plan') return [entry(definition), { to: '/ageing', label: labels.ageing, Icon: BarChartOutlined }]
      if (definition === customer && definitions.kind('customers.pool')) return [entry(definition), { to: '/pool', label: labels.pool, Icon: InboxOutlined }]
      return [entry(definition)]
    })
    const company: Entry[] = title === 'menuSettings' && labels.company ? [{ to: '/company', label: labels.company, Icon: BankOutlined }] : []
    return { title, entries: title === 'menuWork' ? [...before, ...entries] : [...company, ...entries] }
  })
  return sections.filter((section) => section.entries.length)
}
