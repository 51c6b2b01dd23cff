// Who falls into the pool tonight, or in the night of a later day, if nothing happens before.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, DatePicker, Spin } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { fieldOf, useMe } from '../api/definitions'
import { call } from '../api/session'
import type { components } from '../api/schema'
import type { ExtraProps } from '../pages/extras'
import { dateText, onTheWall } from '../records/times'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'
import '../offers/offers.css'

type Answer = components['schemas']['DryRunPoolResponse']

const FARTHEST = 366

export default function Falling({ definition, row }: ExtraProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const zone = useMe().timeZone
  const [day, setDay] = useState<string>()
  const list = useInfiniteQuery({
    // customers change it: it is fetched with them
    queryKey: ['list', 'customers.customer', 'falling', row.id, row.version, day],
    initialPageParam: '',
    queryFn: ({ pageParam }) => call<Answer>('GET', `/v1/pools/${row.id}/dry-run`, { query: { day, pageToken: pageParam, withTotal: pageParam === '' } }),
    getNextPageParam: (last) => last.nextPageToken || undefined,
  })
  const first = list.data?.pages[0]
  const falling = list.data?.pages.flatMap((page) => page.falling) ?? []
  const kinds = fieldOf(definition, 'recycleRules')?.fields.find((field) => field.name === 'kind')?.options ?? []
  const because = (rule: string, days: number) => text('fallsBecause', { rule: kinds.find((option) => option.value === rule)?.label ?? rule, n: days })
  const today = onTheWall(new Date().toISOString(), zone).startOf('day')
  const outside = (of: dayjs.Dayjs) => of.isBefore(today, 'day') || of.isAfter(today.add(FARTHEST, 'day'), 'day')
  return (
    <>
      <div className="related-tools">
        <span>{text('nightOf')}</span>
        <DatePicker aria-label={text('nightOf')} allowClear={false} value={first ? dayjs(day ?? first.day) : null} disabledDate={outside} onChange={(chosen) => setDay(chosen?.format('YYYY-MM-DD'))} />
        <span className="grow" />
        {first?.total && <span className="faint">{text(first.total.exact ? 'count' : 'countMore', { n: first.total.count.toLocaleString() })}</span>}
      </div>
      {list.error && <Alert type="error" showIcon title={list.error.message} />}
      {list.isPending && <Spin />}
      {list.isSuccess && !falling.length && !list.hasNextPage && <Nothing title={text('noneFalls')} help={(row.recycleRules as unknown[] | undefined)?.length ? undefined : text('noneFallsHelp')} />}
      {falling.length > 0 && (
        <div className="scrolls" tabIndex={0} role="region" aria-label={text('falling')}>
          <table className="plain offer-cards">
            <thead><tr><th scope="col">{text('customer')}</th><th scope="col">{text('owner')}</th><th scope="col">{text('why')}</th><th scope="col">{text('dueOn')}</th></tr></thead>
            <tbody>
              {falling.map((one) => (
                <tr key={one.customerId}>
                  <td><Link to={`/customers/${one.customerId}` as string}>{one.name || '—'}</Link></td>
                  <td className="whole" data-label={text('owner')}>{one.ownerName}</td>
                  <td className="whole" data-label={text('why')}>{because(one.rule, one.ruleDays)}</td>
                  <td className="whole" data-label={text('dueOn')}>{dateText(one.dueOn, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{text('moreRows')}</Button>}
    </>
  )
}
