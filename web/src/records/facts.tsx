// The fields of a record as its page shows them: what has a value first to the eye, the rest a click away.
import { Button } from 'antd'
import { useState } from 'react'
import type { Definition, Field } from '../api/client'
import { isTechnical } from '../api/definitions'
import type { Row } from '../api/records'
import { useTexts } from '../texts'
import { FieldValue, isId } from './value'
import { isUnset } from './value-rules'

const NEVER = new Set(['id', 'version', 'custom', 'deletedAt', 'locked'])
const WIDE = new Set(['longText', 'parts', 'condition', 'list'])

export function RecordFacts({ definition, row, without = [] }: { definition: Definition; row: Row; without?: string[] }) {
  const text = useTexts()
  const [all, setAll] = useState(false)
  const fields = definition.fields.filter((field) => !NEVER.has(field.name) && !without.includes(field.name) && !isTechnical(field) && field.name !== definition.titleField && (field.type !== 'text' || !!field.lineOf || !isId(row[field.name])))
  // people, departments and roles are nobody's
  const tells = (field: Field) => !isUnset(row[field.name]) && !(field.name === 'ownerId' && definition.service === 'identity')
  const shown = fields.filter((field) => all || tells(field) || row.maskedFields?.includes(field.name))
  return (
    <>
      <dl className="facts">
        {ordered(shown).map((field) => (
          <div key={field.name} className={WIDE.has(field.type) ? 'fact fact-wide' : 'fact'}>
            <dt title={field.help || undefined}>{field.label}</dt>
            <dd>{isUnset(row[field.name]) && !row.maskedFields?.includes(field.name) ? <span className="faint">—</span> : <FieldValue field={field} row={row} of={definition} />}</dd>
          </div>
        ))}
      </dl>
      {(all || shown.length < fields.length) && <Button type="link" size="small" className="facts-more" onClick={() => setAll(!all)}>{text(all ? 'fewerFields' : 'allFields')}</Button>}
    </>
  )
}

const LAST = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'departmentId'])

/** Who made it and when stands at the end. */
function ordered(fields: Field[]): Field[] {
  return [...fields.filter((field) => !LAST.has(field.name)), ...fields.filter((field) => LAST.has(field.name))]
}
