// Whose records a condition within another record is about: a pool's about customers, an assignment rule's about leads.
import type { Definition } from '../api/client'
import { type Definitions, kindOf } from '../api/definitions'

const ABOUT: Record<string, string> = { 'marketing.assignment_rule': 'marketing.lead' }

export const aboutOf = (definitions: Definitions, definition: Definition): Definition | undefined =>
  definitions.kind(ABOUT[kindOf(definition)] ?? 'customers.customer')
