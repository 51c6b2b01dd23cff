// Tabs that scroll sideways where they don't fit. Left and right move between them.
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'

export interface Tab { key: string; label: string; children: ReactNode }

export function Tabs({ items, label }: { items: Tab[]; label: string }) {
  const id = useId()
  const [chosen, setChosen] = useState('')
  const open = items.find((item) => item.key === chosen) ?? items[0]
  if (!open) return null
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const next = items[(items.indexOf(open) + step + items.length) % items.length]!
    setChosen(next.key)
    document.getElementById(`${id}${next.key}`)?.focus()
  }
  return (
    <>
      <div role="tablist" aria-label={label} className="tabs-list" onKeyDown={pressed}>
        {items.map((item) => (
          <button
            key={item.key} id={`${id}${item.key}`} type="button" role="tab" className="tab" aria-selected={item === open} aria-controls={`${id}panel`}
            tabIndex={item === open ? 0 : -1} onClick={() => setChosen(item.key)}
          >
            {item.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${open.key}`}>{open.children}</div>
    </>
  )
}
