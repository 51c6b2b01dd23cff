// The company's departments as a tree.
import { ApartmentOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Card } from 'antd'
import { useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf, useDefinitions } from '../api/definitions'
import { page, recordQuery, type Row } from '../api/records'
import { queryClient } from '../queries'
import { RecordForm } from '../records/form'
import { NotFound, Waiting } from '../shell/states'
import { Title } from '../shell/title'
import { useTexts } from '../texts'

const route = getRouteApi('/inside/departments')

export default function Departments() {
  const definition = useDefinitions().kind('identity.department')
  return definition ? <Tree definition={definition} /> : <NotFound />
}

/** The tree is drawn whole: companies have hundreds of departments, not thousands. */
async function everyRow(definition: Definition): Promise<Row[]> {
  const rows: Row[] = []
  let token = ''
  do {
    const next = await page(definition, { pageSize: 200, orderBy: 'rank, name' }, token)
    rows.push(...next.rows)
    token = next.nextPageToken
  } while (token)
  return rows
}

function Tree({ definition }: { definition: Definition }) {
  const text = useTexts()
  const search = route.useSearch() as { new?: boolean }
  const [form, setForm] = useState<{ row?: Row; parent?: string } | undefined>(search.new && actionOf(definition, 'create') ? {} : undefined)
  const { data } = useQuery({ queryKey: ['list', 'identity.department', 'tree'], queryFn: () => everyRow(definition) })
  if (!data) return <Waiting />
  const below = (id: string | undefined) => data.filter((row) => (row.parentId ?? undefined) === id)
  const creatable = !!actionOf(definition, 'create')
  const edit = async (row: Row) => setForm({ row: await queryClient.fetchQuery(recordQuery(definition, row.id)) })
  const branch = (row: Row) => (
    <li key={row.id}>
      <div className="branch">
        <ApartmentOutlined aria-hidden />
        <Link to={`/departments/${row.id}` as string}>{String(row.name)}</Link>
        {!!row.headId && <span className="faint">{text('headedBy', { name: row.titles?.headId ?? '' })}</span>}
        <span className="grow" />
        {creatable && <Button type="text" size="small" icon={<PlusOutlined aria-hidden />} aria-label={text('addBelow', { name: String(row.name) })} onClick={() => setForm({ parent: row.id })} />}
        {actionOf(definition, 'update') && <Button type="text" size="small" icon={<EditOutlined aria-hidden />} aria-label={text('editNamed', { name: String(row.name) })} onClick={() => void edit(row)} />}
      </div>
      {below(row.id).length > 0 && <ul>{below(row.id).map(branch)}</ul>}
    </li>
  )
  return (
    <div className="page">
      <Title aside={creatable && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setForm({})}>{text('newOf', { record: definition.label })}</Button>}>{definition.pluralLabel}</Title>
      <Card size="small"><ul className="tree">{below(undefined).map(branch)}</ul></Card>
      {form && <RecordForm definition={definition} row={form.row} preset={form.parent ? { parentId: form.parent } : undefined} onClose={() => setForm(undefined)} />}
    </div>
  )
}
