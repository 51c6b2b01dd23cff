// Lines of conditions, and groups of lines, as deep as needed.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Segmented, Select } from 'antd'
import type { Definition } from '../api/client'
import { fieldOf } from '../api/definitions'
import { type TextKey, useTexts } from '../texts'
import { type Choice, choiceOf, choicesOf, chosen, type Comparison, type Group, isGroup, isNot, type Not } from './model'
import { ValueInput } from './value-input'

interface GroupProps { definition: Definition; group: Group; onChange: (group: Group) => void; onRemove?: () => void }

export function GroupEditor({ definition, group, onChange, onRemove }: GroupProps) {
  const text = useTexts()
  const replace = (at: number, item?: Comparison | Group | Not) =>
    onChange({ ...group, items: item ? group.items.map((old, index) => (index === at ? item : old)) : group.items.filter((_, index) => index !== at) })
  const add = (item: Comparison | Group) => onChange({ ...group, items: [...group.items, item] })
  const line = (): Comparison => ({ field: definition.titleField, operator: ':', value: { text: '' } })
  return (
    <div className="group">
      <div className="group-head">
        <Segmented
          size="small" value={group.join} onChange={(join) => onChange({ ...group, join: join as Group['join'] })}
          options={[{ value: 'AND', label: text('allOf') }, { value: 'OR', label: text('anyOf') }]}
        />
        {onRemove && <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text('removeGroup')} onClick={onRemove} />}
      </div>
      {group.items.map((item, at) => <Item key={at} definition={definition} item={item} onChange={(next) => replace(at, next)} onRemove={() => replace(at)} />)}
      <div className="group-foot">
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add(line())}>{text('addCondition')}</Button>
        <Button size="small" type="text" onClick={() => add({ join: group.join === 'AND' ? 'OR' : 'AND', items: [line()] })}>{text('addGroup')}</Button>
      </div>
    </div>
  )
}

interface ItemProps { definition: Definition; item: Comparison | Group | Not; onChange: (item: Comparison | Group | Not) => void; onRemove: () => void }

function Item({ definition, item, onChange, onRemove }: ItemProps) {
  const text = useTexts()
  const inner = isNot(item) ? item.not : item
  const put = (next: Comparison | Group) => onChange(isNot(item) ? { not: next } : next)
  return (
    <div className="condition-item">
      {isGroup(inner)
        ? <GroupEditor definition={definition} group={inner} onChange={put} onRemove={onRemove} />
        : <Line definition={definition} comparison={inner} onChange={put} onRemove={onRemove} />}
      {(isNot(item) || isGroup(inner)) && (
        <Checkbox checked={isNot(item)} onChange={(event) => onChange(event.target.checked ? { not: inner } : inner)}>{text('notThese')}</Checkbox>
      )}
    </div>
  )
}

interface LineProps { definition: Definition; comparison: Comparison; onChange: (comparison: Comparison) => void; onRemove: () => void }

function Line({ definition, comparison, onChange, onRemove }: LineProps) {
  const text = useTexts()
  const field = fieldOf(definition, comparison.field)
  const fields = definition.fields.filter((one) => one.filterable && one.name !== 'deletedAt' && one.type !== 'custom')
  const choice = field && choiceOf(comparison, field)
  const choices = field ? choicesOf(field) : []
  const offered = choice && !choices.includes(choice) ? [...choices, choice] : choices
  return (
    <div className="condition-line">
      <Select
        showSearch={{ optionFilterProp: 'label' }} value={comparison.field} aria-label={text('conditionField')} className="condition-field"
        options={fields.map((one) => ({ value: one.name, label: one.label }))}
        onChange={(name) => {
          const next = fieldOf(definition, name)
          if (next) onChange(chosen(next, choicesOf(next)[0]!))
        }}
      />
      {field && (
        <Select
          value={choice} aria-label={text('conditionOperator')} className="condition-operator"
          options={offered.map((one) => ({ value: one, label: text(operatorText(one, field.type)) }))}
          onChange={(next) => onChange(chosen(field, next, comparison.value))}
        />
      )}
      {field && choice !== 'empty' && choice !== 'present' && <ValueInput definition={definition} field={field} comparison={comparison} onChange={(value) => onChange({ ...comparison, value })} />}
      <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text('removeCondition')} onClick={onRemove} />
    </div>
  )
}

function operatorText(choice: Choice, type: string): TextKey {
  const times = type === 'time' || type === 'date'
  const names: Record<Choice, TextKey> = {
    '=': 'opIs', '!=': 'opIsNot', '<': times ? 'opBefore' : 'opLess', '<=': times ? 'opUntil' : 'opAtMost', '>': times ? 'opAfter' : 'opMore',
    '>=': times ? 'opSince' : 'opAtLeast', ':': 'opHolds', IN: 'opOneOf', has: 'opHas', empty: 'opEmpty', present: 'opPresent',
  }
  return names[choice]
}
