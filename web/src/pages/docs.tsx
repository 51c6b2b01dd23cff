// The API's reference, read from the product's own description.
import { useQuery } from '@tanstack/react-query'
import { Card, Collapse, Input, Tag } from 'antd'
import { useState } from 'react'
import { Waiting } from '../shell/states'
import { Title } from '../shell/title'
import { useTexts } from '../texts'

interface Schema {
  $ref?: string
  type?: string
  format?: string
  description?: string
  properties?: Record<string, Schema>
  items?: Schema
  allOf?: Schema[]
  enum?: string[]
  required?: string[]
  readOnly?: boolean
  additionalProperties?: boolean | Schema
}
interface Operation {
  operationId: string
  summary?: string
  tags?: string[]
  parameters?: { $ref?: string; name: string; in: string; description?: string; schema?: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>
  'x-permission'?: string
}
interface Description {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema>; parameters: Record<string, { name: string; in: string; description?: string }> }
}

const COLORS: Record<string, string> = { get: 'blue', post: 'green', patch: 'gold', delete: 'red' }

export default function Docs() {
  const text = useTexts()
  const [words, setWords] = useState('')
  const { data } = useQuery({ queryKey: ['openapi'], staleTime: Infinity, queryFn: async () => (await (await fetch('/openapi.json')).json()) as Description })
  if (!data) return <Waiting />
  const operations = Object.entries(data.paths).flatMap(([path, verbs]) => Object.entries(verbs).map(([verb, operation]) => ({ path, verb, operation })))
  const fits = operations.filter(({ path, operation }) => `${path} ${operation.operationId} ${operation.summary ?? ''}`.toLowerCase().includes(words.toLowerCase()))
  const byTag = Map.groupBy(fits, ({ operation }) => operation.tags?.[0] ?? '')
  return (
    <div className="page docs">
      <Title sub={<a href="/openapi.json">openapi.json</a>}>{text('apiReference')}</Title>
      <p>{text('apiHelp')}</p>
      <Input.Search allowClear value={words} onChange={(event) => setWords(event.target.value)} placeholder={text('searchApi')} aria-label={text('searchApi')} className="spaced" />
      {[...byTag].map(([tag, of]) => (
        <Card key={tag} size="small" title={<h2>{tag}</h2>} className="spaced">
          <Collapse
            ghost size="small" items={of.map(({ path, verb, operation }) => ({
              key: verb + path,
              label: <span className="operation"><Tag color={COLORS[verb]}>{verb.toUpperCase()}</Tag><code>{path}</code> <span className="faint">{operation.summary}</span></span>,
              children: <OperationCard operation={operation} description={data} />,
            }))}
          />
        </Card>
      ))}
    </div>
  )
}

function OperationCard({ operation, description }: { operation: Operation; description: Description }) {
  const text = useTexts()
  const parameters = (operation.parameters ?? []).map((one) => (one.$ref ? description.components.parameters[one.$ref.split('/').pop()!]! : one))
  const body = Object.entries(operation.requestBody?.content ?? {})[0]
  const reply = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))
  const answer = Object.values(reply?.[1].content ?? {})[0]
  return (
    <>
      {operation['x-permission'] && <p>{text('permission')}: <code>{operation['x-permission']}</code></p>}
      {parameters.length > 0 && <Rows title={text('parameters')} rows={parameters.map((one) => ({ name: one.name, type: one.in, what: one.description }))} />}
      {body && <Fields title={`${text('requestBody')} (${body[0]})`} schema={body[1].schema} description={description} writing />}
      {answer && <Fields title={`${text('answer')} ${reply![0]}`} schema={answer.schema} description={description} />}
    </>
  )
}

function Fields({ title, schema, description, writing }: { title: string; schema: Schema; description: Description; writing?: boolean }) {
  const { properties, required } = flat(schema, description)
  const rows = Object.entries(properties).filter(([, own]) => !(writing && own.readOnly)).map(([name, own]) => ({
    name: required.has(name) && writing ? `${name} *` : name, type: typeText(own), what: own.description,
  }))
  return <Rows title={title} rows={rows.length ? rows : [{ name: typeText(schema), type: '', what: schema.description }]} />
}

function Rows({ title, rows }: { title: string; rows: { name: string; type: string; what?: string }[] }) {
  return (
    <div className="scrolls" tabIndex={0} role="region" aria-label={title}>
      <table className="plain">
        <caption>{title}</caption>
        <tbody>{rows.map((row) => <tr key={row.name}><th scope="row"><code>{row.name}</code></th><td>{row.type}</td><td>{row.what}</td></tr>)}</tbody>
      </table>
    </div>
  )
}

function flat(schema: Schema, description: Description): { properties: Record<string, Schema>; required: Set<string> } {
  const own = schema.$ref ? description.components.schemas[schema.$ref.split('/').pop()!]! : schema
  const parts = (own.allOf ?? []).map((part) => flat(part, description))
  const properties = Object.assign({}, own.properties, ...parts.map((part) => part.properties)) as Record<string, Schema>
  return { properties, required: new Set([...(own.required ?? []), ...parts.flatMap((part) => [...part.required])]) }
}

function typeText(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').pop()!
  if (schema.type === 'array') return `${typeText(schema.items ?? {})}[]`
  if (schema.enum) return schema.enum.join(' | ')
  return [schema.type ?? 'object', schema.format].filter(Boolean).join(' · ')
}
