// The board of deals: which pipeline, and what is asked, stand in the address.
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { actionOf, useDefinitions } from '../api/definitions'
import type { BoardSearch } from '../routes'
import { Board } from '../sales/board'
import { DEAL, inOrder, PIPELINE, pipelinesQuery } from '../sales/pipelines'
import { remember, remembered } from '../shell/preferences'
import { Failure, Nothing, NotFound, Waiting } from '../shell/states'
import { Title } from '../shell/title'
import { useTexts } from '../texts'

const route = getRouteApi('/inside/board')
const NONE = { service: '', kind: '', path: '/v1/pipelines' } as never

export default function BoardPage(): ReactNode {
  const text = useTexts()
  const definitions = useDefinitions()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const deal = definitions.kind(DEAL)
  const pipeline = definitions.kind(PIPELINE)
  const { data, error } = useQuery({ ...pipelinesQuery(pipeline ?? NONE), enabled: !!pipeline })
  const all = inOrder(data?.rows ?? [])
  const chosen = asked.pipeline ?? remembered('pipeline', '')
  const current = all.find((one) => one.id === chosen) ?? all[0]
  useEffect(() => {
    if (asked.pipeline) remember('pipeline', asked.pipeline)
  }, [asked.pipeline])

  if (!deal || !pipeline) return <NotFound />
  if (error && !data) return <Failure error={error} />
  if (!data) return <Waiting />
  const ask = (changes: Partial<BoardSearch>) => void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace: true })
  if (current) return <Board key={current.id} definition={deal} pipelines={all} pipeline={current} asked={asked} onAsk={ask} />
  const creatable = !!actionOf(pipeline, 'create')
  return (
    <div className="page">
      <Title>{text('board')}</Title>
      <Nothing title={text('noneYet', { records: pipeline.pluralLabel })} help={creatable ? undefined : text('noPipelineAsk')}>
        {creatable && <Button type="primary" href="/pipelines/new">{text('newOf', { record: pipeline.label })}</Button>}
      </Nothing>
    </div>
  )
}
