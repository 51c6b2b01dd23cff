// Ctrl-K: go to a page, make something new, or find a record, without the mouse.
import { FileSearchOutlined, PlusOutlined } from '@ant-design/icons'
import { useQueries } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Input, type InputRef, Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf, addressOf, fieldOf, kindOf, useDefinitions } from '../api/definitions'
import { type Row, rowsQuery } from '../api/records'
import { titleOf } from '../records/titles'
import { useTexts } from '../texts'
import { iconOf, type Section } from './menu'

interface Choice { key: string; icon: ReactNode; label: string; /** What a number alone does not say. */ beside?: string; hint?: string; to: string }

/** Few records of each kind; the list has them all. */
const OF_EACH = 5
const BESIDE = ['name', 'customerId']

export default function Palette({ sections, onClose }: { sections: Section[]; onClose: () => void }) {
  const text = useTexts()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const box = useRef<InputRef>(null)
  const words = useDeferredValue(typed.trim())
  const pages = usePages(sections, typed.trim())
  const records = useRecords(words)
  const choices = [...records, ...pages]

  useEffect(() => setAt(0), [words])
  const go = (choice?: Choice) => {
    if (!choice) return
    onClose()
    void navigate({ to: choice.to as string })
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((before) => (before + (event.key === 'ArrowDown' ? 1 : choices.length - 1)) % Math.max(choices.length, 1))
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(choices[at])
  }
  return (
    <Modal open onCancel={onClose} footer={null} closable={false} title={null} className="palette" style={{ top: 80 }} afterOpenChange={(open) => open && box.current?.focus()}>
      <Input
        ref={box} size="large" variant="borderless" value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={pressed}
        placeholder={text('paletteHint')} role="combobox" aria-label={text('searchAll')} aria-expanded aria-controls="palette-choices"
        aria-activedescendant={choices[at] ? `choice-${choices[at].key}` : undefined} autoComplete="off"
      />
      <div id="palette-choices" role="listbox" aria-label={text('searchAll')} className="palette-choices">
        {choices.map((choice, index) => (
          <div key={choice.key} id={`choice-${choice.key}`} role="option" aria-selected={index === at} className="palette-choice" onClick={() => go(choice)} onMouseMove={() => setAt(index)}>
            {choice.icon}<span className="grow ellipsis">{choice.label}{choice.beside && <span className="faint"> {choice.beside}</span>}</span><span className="faint">{choice.hint}</span>
          </div>
        ))}
        {!choices.length && <div className="faint palette-none">{text('nothingFound')}</div>}
      </div>
    </Modal>
  )
}

/** What the record is about, and whose. */
function beside(definition: Definition, row: Row) {
  const name = definition.titleField === 'name' ? undefined : row.name
  return [name, row.titles?.customerId].filter((one) => one && one !== titleOf(definition, row)).join(' · ')
}

function usePages(sections: Section[], words: string): Choice[] {
  const definitions = useDefinitions()
  const text = useTexts()
  const go = sections.flatMap((section) => section.entries).map(({ to, label, Icon }) => ({ key: to, icon: <Icon aria-hidden />, label, hint: text('goTo'), to }))
  const make = definitions.all.filter((definition) => actionOf(definition, 'create')).map((definition) => ({
    key: `new${definition.path}`, icon: <PlusOutlined aria-hidden />, label: text('newOf', { record: definition.label }), to: `${addressOf(definition)}?new=true`,
  }))
  const fits = (choice: Choice) => choice.label.toLowerCase().includes(words.toLowerCase())
  return [...go, ...make].filter(fits)
}

function useRecords(words: string): Choice[] {
  const definitions = useDefinitions()
  const searched = definitions.all.filter((definition) => definition.service !== 'identity' && definition.fields.some((field) => field.searchable))
  return useQueries({
    queries: searched.map((definition) => ({
      ...rowsQuery(definition, { search: words, pageSize: OF_EACH, readMask: ['id', 'titles', definition.titleField, ...BESIDE.filter((name) => name !== definition.titleField && fieldOf(definition, name))] }),
      enabled: words.length > 0,
    })),
    combine: (results) => words ? results.flatMap((result, index) => {
      const definition = searched[index]!
      const Icon = iconOf(kindOf(definition)) ?? FileSearchOutlined
      return (result.data?.rows ?? []).map((row) => ({
        key: row.id, icon: <Icon aria-hidden />, label: titleOf(definition, row), beside: beside(definition, row), hint: definition.label, to: `${addressOf(definition)}/${row.id}`,
      }))
    }) : [],
  })
}
