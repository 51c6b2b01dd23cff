// Records that are made and changed on a page of their own, since a drawer would not do.
import type { Definition } from '../api/client'
import { addressOf, kindOf } from '../api/definitions'

/** Their page is the form itself. */
const FORMS = new Set(['sales.pipeline', 'marketing.form'])
/** Their page tells, a second one is for typing. */
const TYPED = new Set(['sales.quote', 'sales.order'])

/** Where a new one is made, if not in a drawer. */
export const newAddress = (definition: Definition) => (FORMS.has(kindOf(definition)) || TYPED.has(kindOf(definition)) ? `${addressOf(definition)}/new` : undefined)

/** Where one is changed, if not in a drawer. */
export const editAddress = (definition: Definition, id: string) => (TYPED.has(kindOf(definition)) ? `${addressOf(definition)}/${id}/edit` : undefined)
