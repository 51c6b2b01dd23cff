// How much waits for my decision, on the first page.
import { Link } from '@tanstack/react-router'
import { titleOf } from '../records/titles'
import { type Money, moneyText } from '../records/value'
import { Panel } from '../shell/panel'
import { usePreferences } from '../shell/preferences'
import { useTexts } from '../texts'
import { useWaiting } from './waiting'

const SHOWN = 6

export default function ApprovalsCard() {
  const text = useTexts()
  const { language } = usePreferences()
  const { asked, may } = useWaiting()
  if (!may || !asked.length) return null
  return (
    <Panel title={<h2>{text('approvals')} <span className="faint">{asked.length}</span></h2>} extra={<Link to="/approvals">{text('all')}</Link>}>
      <ul className="lines">
        {asked.slice(0, SHOWN).map(({ definition, row }) => {
          const amount = (row.total ?? row.amount) as Money | undefined
          return (
            <li key={row.id}>
              <Link to="/approvals"><span className="ellipsis grow">{row.titles?.customerId || definition.label} <span className="faint">{titleOf(definition, row)}</span></span>{amount && <span>{moneyText(amount, language)}</span>}</Link>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
