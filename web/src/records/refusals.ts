// What a refusal says of single fields, placed at the inputs that show them.
import type { Field } from '../api/client'
import { pathOf, type Problem } from '../api/problem'

export interface Placed { name: (string | number)[]; errors: string[] }

/** Errors by input; what no input shows comes apart. An amount is one input, whatever is wrong within it. */
export function placed(errors: Problem['errors'], fields: Field[]): { shown: Placed[]; others: string[] } {
  const shown = new Map<string, Placed>()
  const others: string[] = []
  for (const { field, detail } of errors) {
    const name = inputAt(pathOf(field), fields)
    if (!name) {
      others.push(detail)
      continue
    }
    const key = JSON.stringify(name)
    const known = shown.get(key)
    if (known) known.errors.push(detail)
    else shown.set(key, { name, errors: [detail] })
  }
  return { shown: [...shown.values()], others }
}

function inputAt(path: (string | number)[], fields: Field[]): (string | number)[] | undefined {
  const field = fields.find((one) => one.name === path[0])
  if (!field) return undefined
  if (field.type === 'money') return path.slice(0, 1)
  if (field.type !== 'parts' || path.length < 3) return path
  const within = field.fields.find((one) => one.name === path[2])
  return within?.type === 'money' ? path.slice(0, 3) : path
}
