// Who is entered already and may be this one: what they have in common, whose it is, and what can be done about it.
import { Link } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf, addressOf, useDefinitions } from '../api/definitions'
import type { Hit, Problem } from '../api/problem'
import { act } from '../api/records'
import { type TextKey, useTexts } from '../texts'
import type { Values } from './drafts'

interface DuplicatesProps {
  definition: Definition
  problem: Problem
  /** What was to be entered: whoever has it already can be asked to share it. */
  values?: Values
  busy: boolean
  /** What it is called to go on all the same. */
  anyway?: string
  onAnyway: () => void
  /** Joins it to the one that is there. */
  onAttach?: (hit: Hit) => void
}

export const isDuplicate = (problem: Problem) => problem.reason === 'DUPLICATE' || problem.reason === 'DUPLICATE_SUSPECTED'

export function Duplicates({ definition, problem, values, busy, anyway, onAnyway, onAttach }: DuplicatesProps) {
  const text = useTexts()
  const { message } = App.useApp()
  const definitions = useDefinitions()
  const [asked, setAsked] = useState(false)
  // the form may be scrolled down to its end
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => void box.current?.scrollIntoView({ block: 'start' }), [problem])
  const suspected = problem.reason === 'DUPLICATE_SUSPECTED'
  const asking = actionOf(definition, 'ask_share')
  const shareable = asking && values && problem.hits.some((hit) => hit.shareable === 'true')
  const ask = async () => {
    try {
      const { asked: people } = (await act(definition, 'ask_share', undefined, { [definition.kind]: values })) as unknown as { asked: number }
      setAsked(true)
      void message.success(text('shareAsked', { n: people }))
    } catch (error) {
      void message.error((error as Error).message)
    }
  }
  const name = (hit: Hit) => {
    const known = definitions.kind(`customers.${hit.kind}`)
    return hit.id && known ? <Link to={`${addressOf(known)}/${hit.id}` as string} target="_blank">{hit.title}</Link> : <strong>{hit.title ?? text('dupUnseen')}</strong>
  }
  return (
    <div ref={box}>
    <Alert
      type={suspected ? 'warning' : 'error'} showIcon role="alert" className="spaced" title={problem.message}
      description={(
        <>
          <ul className="refusals">
            {problem.hits.map((hit, at) => <li key={at}>{text(`dup_${hit.key}` as TextKey)}: {name(hit)}{hit.owner && <span className="faint"> · {text('ownedBy', { name: hit.owner })}</span>}{onAttach && hit.id && hit.kind === definition.kind && <Button size="small" type="link" onClick={() => onAttach(hit)}>{text('attach')}</Button>}</li>)}
          </ul>
          <div className="tray-actions">
            {suspected && <Button size="small" loading={busy} onClick={onAnyway}>{anyway ?? text('saveAnyway')}</Button>}
            {shareable && <Button size="small" disabled={asked} onClick={() => void ask()}>{asking.label}</Button>}
          </div>
        </>
      )}
    />
    </div>
  )
}
