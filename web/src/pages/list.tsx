// The list of any record.
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { Definition } from '../api/client'
import { useDefinitions } from '../api/definitions'
import { RecordForm } from '../records/form'
import { RecordList } from '../records/list'
import type { ListSearch } from '../routes'
import { NotFound } from '../shell/states'
import { Title } from '../shell/title'

const route = getRouteApi('/inside/$plural')

export default function ListPage() {
  const { plural } = route.useParams()
  const definition = useDefinitions().at(`/${plural}`)
  return definition ? <Records key={plural} definition={definition} /> : <NotFound />
}

function Records({ definition }: { definition: Definition }) {
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const [making, setMaking] = useState(false)
  const ask = (changes: Partial<ListSearch>) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true })
  const close = () => {
    setMaking(false)
    if (asked.new) ask({ new: undefined })
  }
  return (
    <div className="page page-list">
      <Title>{definition.pluralLabel}</Title>
      <RecordList definition={definition} asked={asked} onAsk={ask} onCreate={() => setMaking(true)} />
      {(making || asked.new) && <RecordForm definition={definition} onClose={close} />}
    </div>
  )
}
