// The list of any record.
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf, kindOf, useDefinitions } from '../api/definitions'
import { RecordForm } from '../records/form'
import { RecordList } from '../records/list'
import type { ListSearch } from '../routes'
import { NotFound } from '../shell/states'
import { Title } from '../shell/title'
import { useTexts } from '../texts'
import { newAddress } from './own-pages'

const route = getRouteApi('/inside/$plural')

export default function ListPage() {
  const { plural } = route.useParams()
  const definition = useDefinitions().at(`/${plural}`)
  return definition ? <Records key={plural} definition={definition} /> : <NotFound />
}

function Records({ definition }: { definition: Definition }) {
  const text = useTexts()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const [making, setMaking] = useState(false)
  const ask = (changes: Partial<ListSearch>) => void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace: true })
  // what is too much for a form is made on its own page
  const own = newAddress(definition)
  const go = useNavigate()
  const make = () => (own ? void go({ to: own as string }) : setMaking(true))
  useEffect(() => {
    if (own && asked.new) void go({ to: own as string, replace: true })
  }, [own, asked.new, go])
  const close = () => {
    setMaking(false)
    if (asked.new) ask({ new: undefined })
  }
  return (
    <div className="page page-list">
      <Title>{kindOf(definition) === 'customers.pool' ? text('poolSettings') : definition.pluralLabel}</Title>
      <RecordList definition={definition} asked={asked} onAsk={ask} onCreate={make} />
      {!own && (making || asked.new) && actionOf(definition, 'create') && <RecordForm definition={definition} onClose={close} />}
    </div>
  )
}
