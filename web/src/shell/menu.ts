// The menu: daily work first, then every record of the definitions, administration last.
import {
  ApartmentOutlined, AuditOutlined, BellOutlined, BranchesOutlined, CalendarOutlined, CheckSquareOutlined, ContactsOutlined, DatabaseOutlined, DollarOutlined, FileOutlined, FormOutlined, FunnelPlotOutlined,
  GoldOutlined, HomeOutlined, IdcardOutlined, InboxOutlined, MessageOutlined, NotificationOutlined, ProjectOutlined, SafetyOutlined, ShareAltOutlined, ShopOutlined, SolutionOutlined, SwapOutlined,
  TagsOutlined, TeamOutlined, ThunderboltOutlined, UserOutlined,
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
  'customers.customer': ShopOutlined, 'customers.contact': ContactsOutlined, 'customers.pool': InboxOutlined, 'customers.pool_move': SwapOutlined,
  'collaboration.activity': MessageOutlined, 'collaboration.file': FileOutlined, 'collaboration.task': CheckSquareOutlined,
  'collaboration.notification': BellOutlined, 'sales.opportunity': DollarOutlined, 'sales.deal': DollarOutlined, 'sales.pipeline': FunnelPlotOutlined,
  'sales.product': GoldOutlined, 'identity.user': UserOutlined, 'identity.department': ApartmentOutlined, 'identity.group': TeamOutlined,
  'marketing.lead': ThunderboltOutlined, 'marketing.lead_move': SwapOutlined, 'marketing.campaign': NotificationOutlined, 'marketing.channel': ShareAltOutlined, 'marketing.assignment_rule': BranchesOutlined,
  'marketing.form': FormOutlined, 'marketing.form_submission': SolutionOutlined, 'identity.position': IdcardOutlined, 'identity.role': SafetyOutlined,
}
const FIRST = ['marketing.lead', 'customers.customer', 'customers.contact', 'sales.deal', 'sales.opportunity', 'collaboration.activity', 'collaboration.task']

export const iconOf = (kind: string) => ICONS[kind] ?? (kind.endsWith('_type') ? TagsOutlined : DatabaseOutlined)

/** Set up by few, although nothing refers to it. */
const SETTINGS = new Set(['customers.duplicate_policy', 'marketing.assignment_rule', 'marketing.form', 'marketing.channel'])

/** What is set up once rather than worked with: people, and records that others are sorted into. */
export function isSetting(definition: Definition, definitions: Definitions) {
  if (definition.service === 'identity' || SETTINGS.has(kindOf(definition))) return true
  const fields = definition.fields.map((field) => field.name)
  const kind = kindOf(definition)
  const isReferred = definitions.all.some((other) => other !== definition && other.fields.some((field) => field.ref === kind))
  const refers = definition.fields.some((field) => field.ref && !field.ref.startsWith('identity.'))
  return isReferred && !refers && !fields.includes('lastFollowUpAt')
}

export function menu(definitions: Definitions, labels: { home: string; pool: string; poolSettings: string; agenda: string; board: string; approvals: string }): Section[] {
  const place = (definition: Definition) => {
    const at = FIRST.indexOf(kindOf(definition))
    return at < 0 ? FIRST.length : at
  }
  const ordered = [...definitions.all].sort((one, other) => place(one) - place(other))
  const entry = (definition: Definition): Entry => ({ to: addressOf(definition), label: kindOf(definition) === 'customers.pool' && definitions.kind('customers.customer') ? labels.poolSettings : definition.pluralLabel, Icon: iconOf(kindOf(definition)) })
  const settings = ordered.filter((definition) => isSetting(definition, definitions))
  // notifications are behind the bell
  const work = ordered.filter((definition) => !settings.includes(definition) && kindOf(definition) !== 'collaboration.notification')
  const ledgers = work.filter((definition) => !definition.actions.length)
  const daily: Entry[] = [{ to: '/', label: labels.home, Icon: HomeOutlined }]
  if (definitions.kind('collaboration.activity') || definitions.kind('collaboration.task')) daily.push({ to: '/agenda', label: labels.agenda, Icon: CalendarOutlined })
  if (definitions.all.some((definition) => actionOf(definition, 'approve'))) daily.push({ to: '/approvals', label: labels.approvals, Icon: AuditOutlined })
  const customer = definitions.kind('customers.customer')
  const withPool = customer && definitions.kind('customers.pool')
  for (const definition of work.filter((definition) => !ledgers.includes(definition))) {
    // deals are worked with on the board; the list is for searching
    if (kindOf(definition) === 'sales.opportunity' && definitions.kind('sales.pipeline')) daily.push({ to: '/board', label: labels.board, Icon: ProjectOutlined })
    daily.push(entry(definition))
    if (withPool && definition === customer) daily.push({ to: '/pool', label: labels.pool, Icon: InboxOutlined })
  }
  const sections: Section[] = [
    { title: 'menuWork', entries: daily },
    { title: 'menuLedgers', entries: ledgers.map(entry) },
    { title: 'menuSettings', entries: settings.filter((definition) => mayManage(definition)).map(entry) },
  ]
  return sections.filter((section) => section.entries.length)
}

/** Who may only look up names of people and pools is not shown their administration. */
const mayManage = (definition: Definition) => !!actionOf(definition, 'create') || !!actionOf(definition, 'update')
