// The page of any record: its name and what may be done, its fields, what belongs to it, its history.
import { ArrowLeftOutlined, LockOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Card, Tag } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import type { Definition } from '../api/client'
import { addressOf, kindOf, useDefinitions, useMe } from '../api/definitions'
import { Problem } from '../api/problem'
import { recordQuery, type Row } from '../api/records'
import { RecordActions } from '../records/actions'
import { RecordFacts } from '../records/facts'
import { Files } from '../records/files'
import { RecordForm } from '../records/form'
import { History } from '../records/history'
import { Related } from '../records/related'
import { Timeline } from '../records/timeline'
import { titleOf } from '../records/titles'
import { Failure, NotFound, Waiting } from '../shell/states'
import { Tabs } from '../shell/tabs'
import { Title } from '../shell/title'
import { useTexts } from '../texts'
import { HEADERS, TABS, TOLD_OTHERWISE, TOLD_IN_TABS } from './extras'
import { editAddress } from './own-pages'

const route = getRouteApi('/inside/$plural/$id')

export default function DetailPage() {
  const { plural, id } = route.useParams()
  const definition = useDefinitions().at(`/${plural}`)
  return definition ? <Detail key={id} definition={definition} id={id} /> : <NotFound />
}

function Detail({ definition, id }: { definition: Definition; id: string }) {
  const navigate = useNavigate()
  const [editing, setEditing] = useState(false)
  const { data: row, error } = useQuery(recordQuery(definition, id))
  const back = () => void navigate({ to: addressOf(definition) as string })
  const mayEdit = !!row?.actions?.includes('update')
  const apart = editAddress(definition, id)
  const edit = () => (apart ? void navigate({ to: apart as string }) : setEditing(true))

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input, textarea, [contenteditable], .ant-drawer, .ant-modal')
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'e' && mayEdit) {
        event.preventDefault()
        edit()
      }
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [mayEdit, apart])

  const Header = HEADERS[kindOf(definition)]
  if (error instanceof Problem && error.status === 404) return <NotFound />
  if (error && !row) return <Failure error={error} />
  if (!row) return <Waiting />
  return (
    <div className="page">
      <Link to={addressOf(definition) as string} className="back"><ArrowLeftOutlined aria-hidden /> {definition.pluralLabel}</Link>
      <Title sub={<Badges definition={definition} row={row} />} aside={<RecordActions definition={definition} row={row} onEdit={edit} onGone={back} />}>
        {titleOf(definition, row) || definition.label}
      </Title>
      {Header && <Suspense fallback={null}><Header definition={definition} row={row} /></Suspense>}
      <Body definition={definition} row={row} />
      {editing && <RecordForm definition={definition} row={row} onClose={() => setEditing(false)} />}
    </div>
  )
}

function Badges({ definition, row }: { definition: Definition; row: Row }) {
  const text = useTexts()
  return (
    <>
      {definition.titleField === 'number' && !!row.name && <span className="title-about">{String(row.name)}</span>}
      {!!row.locked && <Tag icon={<LockOutlined aria-hidden />}>{text('locked')}</Tag>}
      {!!row.poolId && <Tag color="blue">{text('inPool', { pool: row.titles?.poolId ?? '' })}</Tag>}
      {row.active === false && <Tag>{text('inactive')}</Tag>}
    </>
  )
}

/** On a wide screen fields and what belongs to the record stand side by side. */
function Body({ definition, row }: { definition: Definition; row: Row }) {
  const text = useTexts()
  const definitions = useDefinitions()
  const [allFacts, setAllFacts] = useState(false)
  const children = definitions.children(definition).filter(({ child }) => kindOf(child) !== 'collaboration.file')
  const timeline = children.find(({ child }) => kindOf(child) === 'collaboration.activity')
  const files = definitions.children(definition).find(({ child }) => kindOf(child) === 'collaboration.file')
  const mine = kindOf(definition)
  const others = children.filter((one) => one !== timeline && !TOLD_OTHERWISE[mine]?.includes(kindOf(one.child))).sort((one, other) => Number(kindOf(one.child) === mine) - Number(kindOf(other.child) === mine))
  const { permissions } = useMe()
  const audits = !!permissions[`${definition.service}.audit.read`]
  const own = (TABS[mine] ?? []).filter(({ permission }) => !permission || permissions[permission])
  const shown = own.map(({ key, label, first, Content }) => ({ key, first, label: text(label), children: <Suspense fallback={<Waiting />}><Content definition={definition} row={row} /></Suspense> }))
  const tabs = [
    ...shown.filter((tab) => tab.first),
    ...(timeline ? [{ key: 'timeline', label: timeline.child.pluralLabel, children: <Timeline {...timeline} parentId={row.id} writable={!!row.ownerId} /> }] : []),
    ...others.map(({ child, field }) => ({ key: kindOf(child), label: kindOf(child) === mine ? text('below', { records: child.pluralLabel }) : child.pluralLabel, children: <Related child={child} field={field} parentId={row.id} /> })),
    ...shown.filter((tab) => !tab.first),
    ...(files ? [{ key: 'files', label: files.child.pluralLabel, children: <Files definition={files.child} field={files.field} kind={kindOf(definition)} parentId={row.id} writable={!!row.actions?.includes('update')} /> }] : []),
    ...(audits ? [{ key: 'history', label: text('history'), children: <History definition={definition} id={row.id} /> }] : []),
  ]
  const facts = <RecordFacts definition={definition} row={row} without={TOLD_IN_TABS[mine]} />
  return (
    <div className={`detail${children.length ? '' : ' detail-narrow'}${shown.some((tab) => tab.first) ? ' detail-lines' : ''}`}>
      <Card size="small" className={allFacts ? 'detail-facts open' : 'detail-facts'} title={text('details')}>
        {facts}
        <Button type="link" size="small" className="detail-unfold" onClick={() => setAllFacts(!allFacts)}>{text(allFacts ? 'showLess' : 'showMore')}</Button>
      </Card>
      <Card size="small" className="detail-tabs"><Tabs items={tabs} label={titleOf(definition, row)} /></Card>
    </div>
  )
}
