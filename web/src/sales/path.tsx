// The way of a deal on its page: the stages behind it, the one it is in, those ahead. A click moves it.
import { CheckOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { useState } from 'react'
import { actionOf, fieldOf, useDefinitions } from '../api/definitions'
import { Value } from '../records/value'
import type { ExtraProps } from '../pages/extras'
import { useTexts } from '../texts'
import MoveDialog from './move'
import { allows, inOrder, PIPELINE, pipelinesQuery, stageOf } from './pipelines'

export default function StagePath({ definition, row }: ExtraProps) {
  const text = useTexts()
  const known = useDefinitions().kind(PIPELINE)
  const { data } = useQuery({ ...pipelinesQuery(known ?? definition), enabled: !!known })
  const [moving, setMoving] = useState<string>()
  const pipeline = inOrder(data?.rows ?? []).find((one) => one.id === row.pipelineId)
  const state = fieldOf(definition, 'state')
  const action = actionOf(definition, 'move')
  if (!pipeline) return null
  const at = pipeline.stages.findIndex((stage) => stage.id === row.stageId)
  const from = stageOf(pipeline, row.stageId)
  const open = row.state === 'OPEN'
  const movable = open && !!action && !!row.actions?.includes('move')
  return (
    <div className="stage-path">
      <ol aria-label={text('stages')}>
        {pipeline.stages.map((stage, index) => {
          const name = <>{index < at || row.state === 'WON' ? <CheckOutlined aria-hidden /> : null}<span className="ellipsis">{stage.name}</span></>
          const look = `stage-step${index < at || row.state === 'WON' ? ' past' : index === at ? ' now' : ''}`
          return (
            <li key={stage.id} aria-current={index === at ? 'step' : undefined}>
              {movable && allows(from, stage)
                ? <button type="button" className={look} title={text('moveTo', { stage: stage.name })} onClick={() => setMoving(stage.id)}>{name}</button>
                : <span className={look}>{name}</span>}
            </li>
          )
        })}
      </ol>
      {!open && state && <Tag color={row.state === 'WON' ? 'success' : 'default'}><Value field={{ ...state, type: 'text' }} value={state.options.find((option) => option.value === row.state)?.label} /></Tag>}
      {moving && action && <MoveDialog definition={definition} action={action} row={row} stageId={moving} onClose={() => setMoving(undefined)} />}
    </div>
  )
}
