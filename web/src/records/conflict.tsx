// Somebody else saved first: what they changed, beside what this person wants, before anything is overwritten.
import { Button, Modal } from 'antd'
import type { Definition } from '../api/client'
import { isHead } from '../api/definitions'
import type { Row } from '../api/records'
import { useTexts } from '../texts'
import { same } from './changes'
import type { Values } from './drafts'
import { Value } from './value'

interface ConflictProps { definition: Definition; base: Row; theirs: Row; mine: Values; onMine: () => void; onTheirs: () => void }

export function Conflict({ definition, base, theirs, mine, onMine, onTheirs }: ConflictProps) {
  const text = useTexts()
  const changed = definition.fields.filter((field) => !isHead(field) && !field.fact && !same(base[field.name], theirs[field.name]))
  const who = theirs.titles?.updatedBy ?? text('somebody')
  return (
    <Modal
      open closable={false} width={680} title={text('conflict', { who })}
      footer={[<Button key="theirs" onClick={onTheirs}>{text('takeTheirs')}</Button>, <Button key="mine" type="primary" onClick={onMine}>{text('saveMine')}</Button>]}
    >
      <p>{text('conflictHelp')}</p>
      <table className="plain">
        <thead><tr><th>{text('field')}</th><th>{text('wasBefore')}</th><th>{who}</th><th>{text('mine')}</th></tr></thead>
        <tbody>
          {changed.map((field) => (
            <tr key={field.name}>
              <th scope="row">{field.label}</th>
              <td><Value field={field} value={base[field.name]} title={base.titles?.[field.name]} link={false} of={definition} /></td>
              <td><Value field={field} value={theirs[field.name]} title={theirs.titles?.[field.name]} link={false} of={definition} /></td>
              <td>{same(mine[field.name], base[field.name]) ? <span className="faint">{text('unchanged')}</span> : <Value field={field} value={mine[field.name]} link={false} of={definition} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
