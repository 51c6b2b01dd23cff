// What was deleted of one kind, and the way back.
import { ArrowLeftOutlined } from '@ant-design/icons'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Definition } from '../api/client'
import { actionOf, addressOf, useDefinitions } from '../api/definitions'
import { RecordList } from '../records/list'
import { Restore } from '../records/restore'
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
