// A role: what it may do with which records, and which fields it sees.
import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Card, Select, Tag } from 'antd'
import { useState } from 'react'
import { api, type Definition, type Permission } from '../api/client'
import { fieldOf, useDefinitions, useMe } from '../api/definitions'
import { recordQuery, type Row, update } from '../api/records'
import { RecordActions } from '../records/actions'
import { RecordForm } from '../records/form'
import { History } from '../records/history'
import { Failure, NotFound, Waiting } from '../shell/states'
import { usePreferences } from '../shell/preferences'
import { Tabs } from '../shell/tabs'
import { Title } from '../shell/title'
import { useTexts } from '../texts'
import { FieldRights, type FieldRight } from './field-rights'
import { type Grant, granted, inherited, type Line, lines, scopeOf, STANDARD } from './matrix'

const route = getRouteApi('/inside/roles/$id')

export default function RolePage() {
  const { id } = route.useParams()
  const { language } = usePreferences()
  const definition = useDefinitions().kind('identity.role')
  const role = useQuery({ ...recordQuery(definition ?? ({ path: '/v1/roles' } as Definition), id), enabled: !!definition })
  const permissions = useQuery({ queryKey: ['permissions', language], queryFn: async () => (await api.GET('/v1/permissions')).data!.permissions })
  if (!definition) return <NotFound />
  if (role.error) return <Failure error={role.error} />
  if (!role.data || !permissions.data) return <Waiting />
  return <Role key={role.data.version} definition={definition} row={role.data} permissions={permissions.data} />
}

function Role({ definition, row, permissions }: { definition: Definition; row: Row; permissions: Permission[] }) {
  const text = useTexts()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [grants, setGrants] = useState((row.grants ?? []) as Grant[])
  const [rights, setRights] = useState((row.fieldRights ?? []) as FieldRight[])
  const [editing, setEditing] = useState(false)
  const [refused, setRefused] = useState('')
  const audits = !!useMe().permissions['identity.audit.read']
  const mayEdit = !!row.actions?.includes('update')
  const changed = grants !== row.grants || rights !== row.fieldRights
  const save = async () => {
    setRefused('')
    try {
      const saved = await update(definition, row.id, { grants, fieldRights: rights }, row.version)
      client.setQueryData(recordQuery(definition, row.id).queryKey, saved)
      void message.success(text('saved', { record: definition.label }))
    } catch (error) {
      setRefused((error as Error).message)
    }
  }
  const tabs = [
    { key: 'grants', label: text('permissions'), children: <Matrix permissions={permissions} grants={grants} onChange={mayEdit ? setGrants : undefined} definition={definition} /> },
    { key: 'fields', label: text('fieldRights'), children: <FieldRights rights={rights} onChange={mayEdit ? setRights : undefined} definition={definition} /> },
    ...(audits ? [{ key: 'history', label: text('history'), children: <History definition={definition} id={row.id} /> }] : []),
  ]
  return (
    <div className="page">
      <Link to={'/roles' as string} className="back"><ArrowLeftOutlined aria-hidden /> {definition.pluralLabel}</Link>
      <Title
        sub={<span className="faint">{String(row.description ?? '')}</span>}
        aside={changed && mayEdit
          ? <div className="record-actions"><Button onClick={() => { setGrants(row.grants as Grant[]); setRights(row.fieldRights as FieldRight[]) }}>{text('discard')}</Button><Button type="primary" onClick={() => void save()}>{text('save')}</Button></div>
          : <RecordActions definition={definition} row={row} onEdit={() => setEditing(true)} onGone={() => void navigate({ to: '/roles' as string })} />}
      >
        {String(row.name)}
      </Title>
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      <Card size="small"><Tabs items={tabs} label={String(row.name)} /></Card>
      {editing && <RecordForm definition={definition} row={row} onClose={() => setEditing(false)} />}
    </div>
  )
}

interface MatrixProps { permissions: Permission[]; grants: Grant[]; onChange?: (grants: Grant[]) => void; definition: Definition }

function Matrix({ permissions, grants, onChange, definition }: MatrixProps) {
  const text = useTexts()
  const definitions = useDefinitions()
  const scopes = fieldOf(definition, 'grants')?.fields.find((field) => field.name === 'scope')?.options ?? []
  const label = (scope: string) => scopes.find((option) => option.value === scope)?.label ?? scope
  const wide = grants.filter((grant) => grant.permission.endsWith('*'))
  const cell = (permission: Permission | undefined) => {
    if (!permission) return null
    const own = scopeOf(grants, permission.name)
    const above = inherited(grants, permission.name)
    if (!onChange) return own || above ? <Tag color="blue">{label(own ?? above!)}</Tag> : <span className="faint">—</span>
    return (
      <Select
        size="small" className="scope" allowClear value={own} options={scopes} aria-label={permission.label} placeholder={above ? label(above) : '—'}
        popupMatchSelectWidth={false} onChange={(scope?: string) => onChange(granted(grants, permission.name, scope))} variant={own ? 'outlined' : 'filled'}
      />
    )
  }
  const row = (line: Line) => (
    <tr key={line.kind}>
      <th scope="row">{line.label || text('otherRights')}</th>
      {STANDARD.map((verb) => <td key={verb} data-label={line.standard[verb] && text(`verb_${verb}`)}>{cell(line.standard[verb])}</td>)}
      <td>{line.special.map((permission) => <div key={permission.name} className="special"><span>{permission.label}</span>{cell(permission)}</div>)}</td>
    </tr>
  )
  return (
    <>
      {wide.map((grant) => <Alert key={grant.permission} type="info" className="spaced" title={text('grantsAll', { what: grant.permission, scope: label(grant.scope) })} />)}
      <div className="scrolls" tabIndex={0} role="region" aria-label={text('permissions')}>
        <table className="plain matrix">
          <thead><tr><th scope="col">{text('records')}</th>{STANDARD.map((verb) => <th key={verb} scope="col">{text(`verb_${verb}`)}</th>)}<th scope="col">{text('moreRights')}</th></tr></thead>
          <tbody>{lines(permissions, definitions.all).map(row)}</tbody>
        </table>
      </div>
    </>
  )
}
