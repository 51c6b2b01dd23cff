// The filter of a list, built by hand: conditions, joined and nested.
import { Alert, Button, Drawer, Input, Segmented } from 'antd'
import { useState } from 'react'
import type { Definition } from '../api/client'
import { useTexts } from '../texts'
import { GroupEditor } from './editor'
import type { Group } from './model'
import { parse } from './parse'
import { write } from './write'

interface DrawerProps { definition: Definition; filter?: string; onClose: () => void; onApply: (filter: string) => void }

export function FilterDrawer({ definition, filter, onClose, onApply }: DrawerProps) {
  const text = useTexts()
  const [condition, setCondition] = useState(filter ?? '')
  const apply = (value: string) => {
    onApply(value)
    onClose()
  }
  return (
    <Drawer
      open onClose={onClose} size={620} title={text('filterOf', { records: definition.pluralLabel })}
      footer={<div className="footer"><Button onClick={() => apply('')}>{text('clearFilter')}</Button><Button type="primary" onClick={() => apply(condition)}>{text('applyFilter')}</Button></div>}
    >
      <ConditionInput definition={definition} value={condition} onChange={setCondition} startsOpen />
    </Drawer>
  )
}

/** A condition as a tree, or as its text where the tree cannot say it. */
export function ConditionInput({ definition, value = '', onChange, startsOpen, id }: { definition: Definition; value?: string; onChange?: (text: string) => void; startsOpen?: boolean; id?: string }) {
  const text = useTexts()
  const [first] = useState(() => parse(value))
  const empty: Group = { join: 'AND', items: startsOpen ? [blank(definition)] : [] }
  const [tree, setTree] = useState<Group | undefined>(() => (first?.items.length ? first : first && empty))
  const [asText, setAsText] = useState(!tree)

  const show = (wanted: 'text' | 'tree') => {
    if (wanted === 'tree') {
      const read = parse(value)
      setTree(read)
      if (!read) return
    }
    setAsText(wanted === 'text')
  }
  const build = (next: Group) => {
    setTree(next)
    onChange?.(write(next))
  }
  return (
    <div className="condition">
      <Segmented size="small" value={asText ? 'text' : 'tree'} onChange={show} options={[{ value: 'tree', label: text('asTree') }, { value: 'text', label: text('asText') }]} />
      {asText || !tree ? (
        <>
          {!tree && <Alert type="info" title={text('onlyAsText')} className="spaced" />}
          <Input.TextArea id={id} aria-label={text('conditionText')} autoSize={{ minRows: 3 }} value={value} onChange={(event) => onChange?.(event.target.value)} />
        </>
      ) : (
        <GroupEditor definition={definition} group={tree} onChange={build} />
      )}
    </div>
  )
}

function blank(definition: Definition) {
  return { field: definition.titleField, operator: ':' as const, value: { text: '' } }
}
