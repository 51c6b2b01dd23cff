// What was deleted of one kind, and the way back.
import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf, addressOf, useDefinitions } from '../api/definitions'
import { act, type Row } from '../api/records'
import { RecordList } from '../records/list'
import { refresh } from '../records/refresh'
import { titleOf } from '../records/titles'
import type { ListSearch } from '../routes'
import { NotFound } from '../shell/states'
import { Title } from '../shell/title'
import { useTexts } from '../texts'

const route = getRouteApi('/inside/$plural/bin')
const WITHOUT = ['updatedAt']

export default function BinPage(): ReactNode {
  const { plural } = route.useParams()
  const definition = useDefinitions().at(`/${plural}`)
  return definition && actionOf(definition, 'restore') ? <Bin key={plural} definition={definition} /> : <NotFound />
}

function Bin({ definition }: { definition: Definition }) {
  const text = useTexts()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const ask = (changes: Partial<ListSearch>) => void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace: true })
  return (
    <div className="page page-list">
      <Link to={addressOf(definition) as string} className="back"><ArrowLeftOutlined aria-hidden /> {definition.pluralLabel}</Link>
      <Title sub={<span className="faint">{text('binHelp')}</span>}>{text('binOf', { records: definition.pluralLabel })}</Title>
      <RecordList
        definition={definition} asked={asked} onAsk={ask} deleted without={WITHOUT} bulk={['restore']} emptyTitle={text('binEmpty')}
        rowActions={(row) => <Restore definition={definition} row={row} />}
      />
    </div>
  )
}

function Restore({ definition, row }: { definition: Definition; row: Row }) {
  const text = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const restore = async () => {
    setBusy(true)
    try {
      const answer = await act(definition, 'restore', row.id, {})
      void message.success(text('restored', { name: titleOf(definition, row) }))
      void refresh(client, definition, row.id, answer)
    } catch (error) {
      void message.error((error as Error).message)
      void refresh(client, definition, row.id, 'gone')
    } finally {
      setBusy(false)
    }
  }
  return <Button size="small" loading={busy} onClick={() => void restore()}>{actionOf(definition, 'restore')?.label}</Button>
}
