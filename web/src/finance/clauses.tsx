// The clauses of a contract or a template, in their order: which are required, and what is filled in on paper.
import { Tag } from 'antd'
import { Fragment } from 'react'
import { fieldOf } from '../api/definitions'
import type { ExtraProps } from '../pages/extras'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'

interface Clause { id: string; heading?: string; text?: string; required?: boolean }

export default function Clauses({ definition, row }: ExtraProps) {
  const text = useTexts()
  const clauses = (row.clauses ?? []) as Clause[]
  const required = fieldOf(definition, 'clauses')?.fields.find((field) => field.name === 'required')?.label
  if (!clauses.length) return <Nothing title={text('noClauses')} help={text('noClausesHelp')} />
  return (
    <ol className="clauses">
      {clauses.map((clause) => (
        <li key={clause.id}>
          {(clause.heading || clause.required) && <p className="clause-heading">{clause.heading && <strong><Filled of={clause.heading} /></strong>} {clause.required && <Tag>{required}</Tag>}</p>}
          <p className="clause-text"><Filled of={clause.text ?? ''} /></p>
        </li>
      ))}
    </ol>
  )
}

/** What is put in on paper stands out from what was written. */
function Filled({ of }: { of: string }) {
  return of.split(/(\{\{.*?\}\})/).map((piece, at) => <Fragment key={at}>{piece.startsWith('{{') && piece.endsWith('}}') ? <mark className="placeholder">{piece.slice(2, -2).trim()}</mark> : piece}</Fragment>)
}
