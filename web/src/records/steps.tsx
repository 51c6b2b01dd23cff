// The way of a record through its states: those behind it, the one it is in, those ahead.
import { CheckOutlined } from '@ant-design/icons'
import { useEffect, useRef } from 'react'

export interface Step { value: string; label: string }

interface StepsProps { label: string; steps: Step[]; at: string; /** It ended well: everything is behind it. */ done?: boolean; /** It was stopped where it is. */ stopped?: boolean }

export function Steps({ label, steps, at, done, stopped }: StepsProps) {
  const list = useRef<HTMLOListElement>(null)
  // where it stands is in sight, also where not all of the way fits into the hand
  useEffect(() => {
    // some browsers answer with a promise, which is no way to end an effect
    void list.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [at])
  const here = steps.findIndex((step) => step.value === at)
  const look = (index: number) => (done || index < here ? ' past' : index === here ? (stopped ? ' now stopped' : ' now') : '')
  return (
    <div className="stage-path">
      <ol ref={list} aria-label={label} tabIndex={0}>
        {steps.map((step, index) => (
          <li key={step.value} aria-current={index === here ? 'step' : undefined}>
            <span className={`stage-step${look(index)}`}>{(done || index < here) && <CheckOutlined aria-hidden />}<span className="ellipsis">{step.label}</span></span>
          </li>
        ))}
      </ol>
    </div>
  )
}
